import { Decimal } from 'decimal.js';

/** One answer of a `choice` item. */
export interface ScoredOption {
  readonly label: string;
  readonly points: number;
}

/** What a `number` item takes (`min` to `max`) and what of it passes (`passMin` to `passMax`), ends included. */
export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
  readonly passMin?: number;
  readonly passMax?: number;
  readonly unit?: string;
}

/** What a parser must know of the sheet item that is being answered. */
export interface AnsweredItem {
  scoring: 'yesNo' | 'points' | 'deduction' | 'sampledRate' | 'choice' | 'number' | 'text' | 'photo' | 'signature';
  maxPoints: number;
  /** Points taken off per occurrence, for `deduction` items. */
  deductionPer?: number;
  /** The most that a `deduction` item may lose; all its points when absent. */
  cap?: number;
  /** Of a `choice` item; the best of them has all the points. */
  options?: readonly ScoredOption[];
  range?: NumberRange;
}

/** `recorded`: the answer of an item without points: its text, or who confirmed and when (ISO). */
export type ItemAnswer =
  | {
      result: 'scored';
      points: number;
      occurrences?: number;
      sampled?: number;
      qualified?: number;
      choice?: string;
      value?: number;
    }
  | { result: 'recorded'; text: string; at?: string }
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
  more: { occurrences?: number; sampled?: number; qualified?: number; choice?: string; value?: number } = {},
): Verdict => ({
  kind: 'answer',
  answer: { result: 'scored', points: new Decimal(points).toNumber(), ...more },
});

/** The fewest points an item can get: what its cap leaves. */
export function leastPoints({ maxPoints, cap }: Pick<AnsweredItem, 'maxPoints' | 'cap'>): number {
  return cap === undefined ? 0 : Decimal.max(0, new Decimal(maxPoints).minus(cap)).toNumber();
}

/** Points awarded, from the least to the item's maximum. */
export function awarded(points: number, item: AnsweredItem): Verdict {
  const [min, max] = [leastPoints(item), item.maxPoints];
  return points < min || points > max ? { kind: 'outOfRange', value: points, min, max } : scored(points);
}

/** Points taken off, within 0 and what the item can lose. */
export function deducted(points: number, item: AnsweredItem): Verdict {
  const max = new Decimal(item.maxPoints).minus(leastPoints(item)).toNumber();
  return points < 0 || points > max
    ? { kind: 'outOfRange', value: points, min: 0, max }
    : scored(new Decimal(item.maxPoints).minus(points));
}

/** So many occurrences at the item's price each; an item never loses more than its cap. */
export function deductedPerOccurrence(occurrences: number, per: number, item: AnsweredItem): Verdict {
  const left = new Decimal(item.maxPoints).minus(new Decimal(per).times(occurrences));
  return scored(Decimal.max(leastPoints(item), left), { occurrences });
}

/** Whether a measured value lies in the part of its range that passes. */
export function passesRange(value: number, { passMin, passMax }: NumberRange = {}): boolean {
  return (passMin === undefined || value >= passMin) && (passMax === undefined || value <= passMax);
}

/** A measured value: all points where it passes, none where it does not. */
export function measured(value: number, { range = {}, maxPoints }: AnsweredItem): Verdict {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = range;
  if (value < min || value > max) return { kind: 'outOfRange', value, min, max };
  return scored(passesRange(value, range) ? maxPoints : 0, { value });
}

/** The answer of 满分; undefined where that says too little: counts, a value, a text, a picture or a name must be given. */
export function fullAnswer(item: AnsweredItem): ItemAnswer | undefined {
  const { scoring, maxPoints: points } = item;
  switch (scoring) {
    case 'yesNo':
    case 'points':
    case 'deduction':
      return { result: 'scored', points };
    case 'choice': {
      const best = item.options?.find(option => option.points === points);
      return best && { result: 'scored', points, choice: best.label };
    }
    case 'sampledRate':
    case 'number':
    case 'text':
    case 'photo':
    case 'signature':
      return undefined;
    default:
      return unreachable(scoring);
  }
}

/** Whether the answer of an item carries points. */
export function carriesPoints(scoring: AnsweredItem['scoring']): boolean {
  return scoring !== 'text' && scoring !== 'photo' && scoring !== 'signature';
}

/** The qualified share of the sample, as points rounded half up to two decimals. */
export function rated(sampled: number, qualified: number, max: number): Verdict {
  if (qualified > sampled) return { kind: 'outOfRange', value: qualified, min: 0, max: sampled };
  const points = new Decimal(max).times(qualified).div(sampled).toDecimalPlaces(POINT_DECIMALS, Decimal.ROUND_HALF_UP);
  return scored(points, { sampled, qualified });
}

function unreachable(scoring: never): never {
  throw new Error(`unknown kind of item ${JSON.stringify(scoring)}`);
}
