import { Decimal } from 'decimal.js';
import { ratePercent } from '../../../src/domain/inspections/item-result.ts';
import type { SheetItem } from '../../../src/domain/inspections/sheet.ts';
import type { ItemAnswer } from '../../../src/domain/language/item-answer.ts';

/** 「第 3、8–20 项」 */
export function showOrdinals(ordinals: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const ordinal of ordinals) {
    const last = runs.at(-1);
    if (last && last[1] === ordinal - 1) last[1] = ordinal;
    else runs.push([ordinal, ordinal]);
  }
  const parts = runs.flatMap(([from, to]) =>
    to - from > 1 ? [`${from}–${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`],
  );
  return `第 ${parts.join('、')} 项`;
}

/** 「扣 1 分，得 3/4 分」, 「18/20（90%），得 22.5/25 分」, 「合格」 */
export function showAnswer(item: Pick<SheetItem, 'scoring' | 'maxPoints'>, answer: ItemAnswer): string {
  if (answer.result === 'notApplicable') return '不适用';
  const { points, occurrences, sampled, qualified } = answer;
  const lost = new Decimal(item.maxPoints).minus(points);
  const got = `得 ${points}/${item.maxPoints} 分`;
  if (sampled !== undefined && qualified !== undefined) {
    return `${qualified}/${sampled}（${ratePercent(sampled, qualified).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)}%），${got}`;
  }
  if (item.scoring === 'yesNo') return `${lost.isZero() ? '合格' : '不合格'}，${got}`;
  if (lost.isZero()) return `满分，${got}`;
  return `${occurrences === undefined ? '' : `${occurrences} 处，`}扣 ${lost} 分，${got}`;
}
