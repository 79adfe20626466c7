import { Decimal } from 'decimal.js';
import { ratePercent } from '../../src/domain/inspections/item-result.ts';
import type { ChangedItem, RecordedItem } from '../../src/domain/inspections/notices.ts';
import type { RecordedResult } from '../../src/domain/rectification/recorded-result.ts';

/**
 * 检查结果 and, where the inspector wrote one, 检查情况. `recorded` is missing from notices that were stored before it was
 * part of them.
 */
export function findingLines(recorded: RecordedResult | undefined, note: string): string[] {
  const result = recorded ? showRecorded(recorded) : '';
  return [...(result === '' ? [] : [`检查结果：${result}`]), ...(note === '' ? [] : [`检查情况：${note}`])];
}

/** How one revision records an item: 「不适用」, 「合格」, 「满分」, or what was lost. */
export function showItemRecord({ result, recorded }: Pick<RecordedItem, 'result' | 'recorded'>): string {
  if (result === 'notApplicable') return '不适用';
  const { scoring, points, maxPoints, sampled } = recorded;
  if (sampled === null && points !== null && new Decimal(points).equals(maxPoints))
    return scoring === 'yesNo' ? '合格' : '满分';
  return showRecorded(recorded);
}

/** 「第 3 项 灯箱：不合格 → 合格」, with the remark or the photos where only they changed. */
export function changeLine({ ordinal, title, before, after }: ChangedItem): string {
  const [from, to] = [showItemRecord(before), showItemRecord(after)];
  const parts = [
    ...(from === to ? [] : [`${from} → ${to}`]),
    ...(before.note === after.note ? [] : [after.note === '' ? '原备注已去掉' : `备注改为「${oneLine(after.note)}」`]),
    ...(before.photos === after.photos ? [] : [`照片 ${before.photos} 张 → ${after.photos} 张`]),
  ];
  return `第 ${ordinal} 项 ${title}：${parts.join('；')}`;
}

const oneLine = (note: string): string => note.replaceAll('\n', '；');

/** 「2 处，扣 2 分，得 3/5」, 「28/30，93.33%，目标 98%」, 「不合格」; empty where the record holds no points. */
export function showRecorded({
  scoring,
  points,
  maxPoints,
  occurrences,
  sampled,
  qualified,
  target,
  choice = null,
  value = null,
}: RecordedResult): string {
  if (scoring === 'yesNo') return '不合格';
  if (value !== null) return `实测 ${value}`;
  if (choice !== null) return `选「${choice}」，得 ${points}/${maxPoints}`;
  if (sampled !== null && qualified !== null) {
    const rate = ratePercent(sampled, qualified).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    return `${qualified}/${sampled}，${rate}%${target === null ? '' : `，目标 ${target}%`}`;
  }
  if (points === null) return '';
  const lost = new Decimal(maxPoints).minus(points);
  return `${occurrences === null ? '' : `${occurrences} 处，`}扣 ${lost} 分，得 ${points}/${maxPoints}`;
}
