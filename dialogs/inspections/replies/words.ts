import { Decimal } from 'decimal.js';
import { ratePercent } from '../../../src/domain/inspections/item-result.ts';
import type { ItemCondition, SheetItem } from '../../../src/domain/inspections/sheet.ts';
import { type ItemAnswer, type NumberRange, passesRange } from '../../../src/domain/language/item-answer.ts';
import { showTime } from '../../replies/times.ts';

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

/** 「扣 1 分，得 3/4 分」, 「18/20（90%），得 22.5/25 分」, 「合格」, 「选「良好」，得 8/10 分」, 「12分钟，未达标」, 「张三 已确认」 */
export function showAnswer(item: Pick<SheetItem, 'scoring' | 'maxPoints' | 'range'>, answer: ItemAnswer): string {
  if (answer.result === 'notApplicable') return '不适用';
  if (answer.result === 'recorded') return showRecordedText(item.scoring, answer);
  const { points, occurrences, sampled, qualified, choice, value } = answer;
  if (value !== undefined) {
    const verdict = passesRange(value, item.range) ? '达标' : '未达标';
    const so = `${value}${item.range?.unit ?? ''}，${verdict}`;
    return item.maxPoints === 0 ? so : `${so}，得 ${points}/${item.maxPoints} 分`;
  }
  if (choice !== undefined) return `选「${choice}」，得 ${points}/${item.maxPoints} 分`;
  if (item.scoring === 'yesNo' && item.maxPoints === 0) return occurrences === undefined ? '合格' : '不合格';
  const lost = new Decimal(item.maxPoints).minus(points);
  const got = `得 ${points}/${item.maxPoints} 分`;
  if (sampled !== undefined && qualified !== undefined) {
    return `${qualified}/${sampled}（${ratePercent(sampled, qualified).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)}%），${got}`;
  }
  if (item.scoring === 'yesNo') return `${lost.isZero() ? '合格' : '不合格'}，${got}`;
  if (lost.isZero()) return `满分，${got}`;
  return `${occurrences === undefined ? '' : `${occurrences} 处，`}扣 ${lost} 分，${got}`;
}

function showRecordedText(
  scoring: SheetItem['scoring'],
  { text, at }: Extract<ItemAnswer, { result: 'recorded' }>,
): string {
  if (scoring === 'photo') return '已拍照';
  if (scoring !== 'signature') return text;
  return at === undefined ? `${text} 已确认` : `${text} 已于 ${showTime(new Date(at), new Date(at))} 确认`;
}

/** 「第 7 项不通过时」 */
export function showCondition({ ordinal, is }: ItemCondition): string {
  if (is === 'fail') return `第 ${ordinal} 项不通过时`;
  if (is === 'pass') return `第 ${ordinal} 项通过时`;
  return `第 ${ordinal} 项选${is.map(label => `「${label}」`).join('或')}时`;
}

/** 「0–10分钟达标」, 「不少于2人达标」; empty where every value passes. */
export function showPassing({ passMin, passMax, unit = '' }: NumberRange): string {
  if (passMin !== undefined && passMax !== undefined) return `${passMin}–${passMax}${unit}达标`;
  if (passMin !== undefined) return `不少于${passMin}${unit}达标`;
  return passMax === undefined ? '' : `不超过${passMax}${unit}达标`;
}
