import type { Tx } from './database.ts';

/** Prefix of each kind of 单号. */
export const NUMBER_PREFIX = {
  inspection: 'CP', // 测评
  task: 'RW', // 检查任务
  dispute: 'YY', // 异议
  batch: 'PL', // 成批导入的结果
  rectification: 'ZG', // 整改
  rectificationGroup: 'ZT', // 整改通知单: several 整改 of one result
  supervision: 'DB', // 督办
  penalty: 'KF', // 扣分
  reward: 'JF', // 加分
  liability: 'RD', // 责任认定
  appeal: 'SS', // 考核申诉
  submission: 'SB', // 上报
  majorIssue: 'WT', // 重大问题
  bulletin: 'TB', // 通报
  bulletinDraft: 'BG', // 生成的报告, on its way out
  investigation: 'DC', // 调查
  incident: 'SJ', // 服务事件
  kpiClosing: 'KH', // 考核
  kpiObjection: 'GY', // 对预公示的异议
  answer: 'DF', // 标准答复
  script: 'KJ', // 对客口径
  backlog: 'DW', // 待补问题
  standardVersion: 'BZ', // 标准的一个版本
} as const;

export type NumberKind = keyof typeof NUMBER_PREFIX;

/**
 * The next 单号 of a kind in a year, such as ZG-2026-0007. Taken inside the transaction that uses it, so a rolled back change
 * leaves no gap.
 */
export async function nextNumber(tx: Tx, kind: NumberKind, year: number): Promise<string> {
  const [no] = await nextNumbers(tx, kind, year, 1);
  return no!;
}

/** So many 单号 one after the other, in one statement. */
export async function nextNumbers(tx: Tx, kind: NumberKind, year: number, count: number): Promise<string[]> {
  const name = `${NUMBER_PREFIX[kind]}-${year}`;
  const rows = await tx.$queryRaw<{ value: number }[]>`
    INSERT INTO "NumberSequence" (name, value) VALUES (${name}, ${count}::int)
    ON CONFLICT (name) DO UPDATE SET value = "NumberSequence".value + ${count}::int RETURNING value`;
  const last = rows[0]!.value;
  return Array.from({ length: count }, (_, index) => `${name}-${String(last - count + 1 + index).padStart(4, '0')}`);
}
