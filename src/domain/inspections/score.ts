import { Decimal } from 'decimal.js';
import { answerOf, type InspectionDraft } from './draft.ts';
import { itemResult } from './item-result.ts';
import type { Sheet } from './sheet.ts';

export interface Score {
  /** 0 to 100 with at most two decimals, half up; undefined while no applicable item has an answer. */
  readonly score: Decimal | undefined;
  /** A failed veto item (一票否决) makes the score 0. */
  readonly vetoed: boolean;
  /** Points got and points that could be got, over the answered applicable items. */
  readonly earned: Decimal;
  readonly possible: Decimal;
}

const SCORE_DECIMALS = 2;

/**
 * The score of a sheet: per cent of the applicable items' points. An item that is not applicable leaves both sides of the
 * fraction; an item's weight is its maximum of points. The veto is our addition to the plan.
 */
export function scoreSheet(sheet: Sheet, draft: Pick<InspectionDraft, 'answers'>): Score {
  let earned = new Decimal(0);
  let possible = new Decimal(0);
  let vetoed = false;
  for (const item of sheet.items) {
    const { answer } = answerOf(draft as InspectionDraft, item.ordinal);
    if (answer === undefined || answer.result === 'notApplicable') continue;
    earned = earned.plus(answer.points);
    possible = possible.plus(item.maxPoints);
    vetoed ||= item.veto && itemResult(item, answer) === 'fail';
  }
  if (possible.isZero()) return { score: undefined, vetoed, earned, possible };
  const percent = earned.times(100).div(possible).toDecimalPlaces(SCORE_DECIMALS, Decimal.ROUND_HALF_UP);
  return { score: vetoed ? new Decimal(0) : percent, vetoed, earned, possible };
}
