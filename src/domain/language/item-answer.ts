import { Decimal } from 'decimal.js';

/** What a parser must know of the sheet item that is being answered. */
export interface AnsweredItem {
  scoring: 'yesNo' | 'points' | 'deduction' | 'sampledRate';
  maxPoints: number;
  /** Points taken off per occurrence, for `deduction` items. */
  deductionPer?: number;
}

export type ItemAnswer =
  | { result: 'scored'; points: number; occurrences?: number; sampled?: number; qualified?: number }
  | { result: 'notApplicable' };

export type ParsedItemAnswer =
  /** `restFull`: the same message also said that every following item gets full points. */
  | { kind: 'answer'; answer: ItemAnswer; note?: string; restFull?: true }
  | { kind: 'outOfRange'; value: number; min: number; max: number }
  | { kind: 'range' }
  /** The points that different parts of the message amount to. */
  | { kind: 'contradiction'; values: number[] }
  | { kind: 'restFull' }
  /** A verdict of another kind of item, such as 扣2分 where there is only yes or no. */
  | { kind: 'otherScale' }
  | { kind: 'none' };

/** What one piece of a message says; pieces are compared before anything is answered. */
export type Verdict =
  | { kind: 'answer'; answer: ItemAnswer }
  | Exclude<ParsedItemAnswer, { kind: 'answer' | 'restFull' | 'otherScale' | 'none' }>;

/** Points carry at most two decimals. */
export const POINT_DECIMALS = 2;

export const hasPointPrecision = (value: number): boolean => new Decimal(value).decimalPlaces() <= POINT_DECIMALS;

export const scored = (
  points: Decimal.Value,
  more: { occurrences?: number; sampled?: number; qualified?: number } = {},
): Verdict => ({
  kind: 'answer',
  answer: { result: 'scored', points: new Decimal(points).toNumber(), ...more },
});

/** Points awarded, within 0 and the item's maximum. */
export function awarded(points: number, max: number): Verdict {
  return points < 0 || points > max ? { kind: 'outOfRange', value: points, min: 0, max } : scored(points);
}

/** Points taken off, within 0 and the item's maximum. */
export function deducted(points: number, max: number): Verdict {
  return points < 0 || points > max
    ? { kind: 'outOfRange', value: points, min: 0, max }
    : scored(new Decimal(max).minus(points));
}

/** So many occurrences at the item's price each; an item never falls below nothing. */
export function deductedPerOccurrence(occurrences: number, per: number, max: number): Verdict {
  return scored(Decimal.max(0, new Decimal(max).minus(new Decimal(per).times(occurrences))), { occurrences });
}

/** The qualified share of the sample, as points rounded half up to two decimals. */
export function rated(sampled: number, qualified: number, max: number): Verdict {
  if (qualified > sampled) return { kind: 'outOfRange', value: qualified, min: 0, max: sampled };
  const points = new Decimal(max).times(qualified).div(sampled).toDecimalPlaces(POINT_DECIMALS, Decimal.ROUND_HALF_UP);
  return scored(points, { sampled, qualified });
}
