import { Decimal } from 'decimal.js';

/** Why there is no score. */
export type Gap =
  /** A task of the period brought no released result. */
  | { readonly kind: 'noResult'; readonly period: string; readonly unitId: string; readonly taskNo: string }
  /** Nobody planned the check of this period. */
  | { readonly kind: 'noPlan'; readonly period: string }
  /** The province's result has not been imported. */
  | { readonly kind: 'noProvinceResult'; readonly period: string };

/**
 * A score, or why there is none. A missing score is never a zero: it makes everything that is built on it missing too. What was not drawn, or is
 * not due yet, is left out.
 */
export type Outcome =
  /** Per cent, two decimals, such as '96.50'. `provisional`: something that is not due yet was left out. */
  | { readonly kind: 'score'; readonly value: string; readonly provisional: boolean }
  | { readonly kind: 'missing'; readonly gaps: readonly Gap[] }
  /** The unit was not drawn in the period. */
  | { readonly kind: 'notDrawn' }
  /** The period is still running. */
  | { readonly kind: 'notYet' };

/** Something with an outcome and its weight among its like. */
export interface Weighted {
  readonly outcome: Outcome;
  readonly weight: number;
}

/** Two decimals, half up: every figure that is shown is rounded once, so that people can follow each step with a pocket calculator. */
export function rounded(value: Decimal): string {
  return value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2);
}

/** The mean of figures as strings; undefined for none. */
export function meanOf(values: readonly string[]): string | undefined {
  if (values.length === 0) return undefined;
  return rounded(values.reduce((sum, value) => sum.plus(value), new Decimal(0)).div(values.length));
}

/** The weighted mean of what has a score; weights of what is left out are shared by the rest. Missing as soon as one of them is. */
export function combine(parts: readonly Weighted[]): Outcome {
  const gaps = parts.flatMap(({ outcome }) => (outcome.kind === 'missing' ? outcome.gaps : []));
  if (gaps.length > 0) return { kind: 'missing', gaps };
  let [sum, weights] = [new Decimal(0), new Decimal(0)];
  let provisional = false;
  for (const { outcome, weight } of parts) {
    if (outcome.kind === 'notYet') provisional = true;
    if (outcome.kind !== 'score' || weight === 0) continue;
    provisional ||= outcome.provisional;
    sum = sum.plus(new Decimal(outcome.value).times(weight));
    weights = weights.plus(weight);
  }
  if (weights.isZero()) return { kind: provisional ? 'notYet' : 'notDrawn' };
  return { kind: 'score', value: rounded(sum.div(weights)), provisional };
}
