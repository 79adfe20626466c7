import type { ItemAnswer } from '../../language/item-answer.ts';
import { parseItemAnswer } from '../../language/parse-item-answer.ts';
import { itemAt, type Sheet, type SheetItem } from '../sheet.ts';
import type { ItemReading, SheetReading } from './reading.ts';
import { verdictTokens } from './verdict-tokens.ts';

export interface Placement {
  readonly remark: string;
  readonly ordinal: number;
  readonly verdict: string;
}

/** Items that nothing was said of yet: only these may be proposed. */
export const placeable = (sheet: Sheet, reading: SheetReading) =>
  sheet.items.filter(({ ordinal }) => !reading.items.some(each => each.ordinal === ordinal));

/** 扣1分 fits no item that costs 2 each time; who says so of an item themselves is believed, a guess is not. */
function costsWhole({ scoring, maxPoints, deductionPer }: SheetItem, answer: ItemAnswer): boolean {
  if (scoring !== 'deduction' || !deductionPer || answer.result !== 'scored' || answer.points === 0) return true;
  return Number.isInteger((maxPoints - answer.points) / deductionPer);
}

/**
 * A reading with remarks placed that nobody could. A placement counts only for an item not spoken of, and its verdict only if it stands in
 * the remark and is one for that item; else the remark alone is placed and the points are asked.
 */
export function placeReading(sheet: Sheet, reading: SheetReading, placements: readonly Placement[]): SheetReading {
  let next = reading;
  for (const { remark, ordinal, verdict } of placements) {
    const item = itemAt(sheet, ordinal);
    const free = placeable(sheet, next).some(each => each.ordinal === ordinal);
    if (!item || !free || !next.notUnderstood.includes(remark)) continue;
    const said = remark.includes(verdict)
      ? verdictTokens(verdict)
          .map(each => each.text)
          .join('，')
      : '';
    const parsed = said === '' ? undefined : parseItemAnswer(said, item);
    const placed: ItemReading = {
      ordinal,
      note: remark,
      basis: 'model',
      said: verdict,
      ...(parsed?.kind === 'answer' && costsWhole(item, parsed.answer) && { answer: parsed.answer }),
    };
    next = {
      ...next,
      items: [...next.items, placed].sort((a, b) => a.ordinal - b.ordinal),
      notUnderstood: next.notUnderstood.filter(each => each !== remark),
    };
  }
  return next;
}
