import type { Ref, RefType } from '../../src/domain/conversation/message.ts';

/** What a 单号 names, by its prefix. */
const REF_TYPES: Readonly<Record<string, RefType>> = {
  CP: 'inspection',
  YY: 'dispute',
  RW: 'task',
  ZG: 'rectification',
  ZT: 'rectification',
  DB: 'supervision',
  KF: 'penalty',
  JF: 'penalty',
  SJ: 'incident',
  RD: 'liability',
  SS: 'appeal',
  SB: 'submission',
  WT: 'majorIssue',
  DC: 'investigation',
  TB: 'bulletin',
  BG: 'bulletinDraft',
  KH: 'kpiClosing',
  GY: 'kpiObjection',
  BZ: 'standard',
  DF: 'answer',
  KJ: 'answer',
  DW: 'backlog',
};

export const prefixOf = (no: string): string => no.slice(0, 2);

/** The reference a reply about a 单号 carries; null for a prefix nobody uses. */
export function refOf(no: string): Ref | null {
  const type = REF_TYPES[prefixOf(no)];
  return type ? { type, no } : null;
}

/** What a record is called, by its prefix. */
const RECORD_NAMES: Readonly<Record<string, string>> = {
  CP: '测评结果',
  YY: '测评异议',
  RW: '检查任务',
  ZG: '整改通知',
  ZT: '整改通知单',
  DB: '整改督办单',
  KF: '扣分',
  JF: '加分',
  SJ: '服务事件',
  RD: '责任认定',
  SS: '考核申诉',
  SB: '上报报表',
  WT: '通报的问题',
  DC: '服务问题调查',
  TB: '通报',
  BG: '待签发的通报',
  KH: '考核结果',
  GY: '考核异议',
  BZ: '标准版本',
  DF: '标准答复',
  KJ: '对客口径',
  DW: '待补问题',
};

export const nameOfRecord = (no: string): string => RECORD_NAMES[prefixOf(no)] ?? '单据';
