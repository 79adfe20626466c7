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
