import { Decimal } from 'decimal.js';
import { type ItemAnswer, passesRange } from '../language/item-answer.ts';
import type { SheetItem } from './sheet.ts';

export type ItemResult = 'pass' | 'fail' | 'notApplicable';

/**
 * Whether an answer fails its item, and so opens a 整改通知.
 *
 * - `yesNo`, `deduction`, `points`, `choice`: any loss of points fails, and so does any occurrence where there are none to lose. A point is only ever taken for something concrete the inspector
 *   saw, and what nobody has to put right would come back with the next check (our default: the plan is silent).
 * - `sampledRate`: the qualified share lies below the target. A share above the target may cost points without failing, because
 *   a rate is never expected to be perfect. Without a target, any loss fails.
 * - `number`: the value lies outside what passes, also where no points hang on it.
 * - `text`, `photo`, `signature`: recorded, never failed.
 */
export function itemResult(item: SheetItem, answer: ItemAnswer): ItemResult {
  if (answer.result === 'notApplicable') return 'notApplicable';
  if (answer.result === 'recorded') return 'pass';
  const { sampled, qualified, value, occurrences = 0 } = answer;
  if (value !== undefined) return passesRange(value, item.range) ? 'pass' : 'fail';
  if (item.scoring === 'sampledRate' && item.target !== undefined && sampled !== undefined && qualified !== undefined) {
    return ratePercent(sampled, qualified).lessThan(item.target) ? 'fail' : 'pass';
  }
  return answer.points < item.maxPoints || occurrences > 0 ? 'fail' : 'pass';
}

/** The exact qualified share in per cent; compared unrounded, so that 89.996 % does not reach a target of 90 %. */
export function ratePercent(sampled: number, qualified: number): Decimal {
  return new Decimal(qualified).times(100).div(sampled);
}
