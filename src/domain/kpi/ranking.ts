import { Decimal } from 'decimal.js';
import type { Outcome } from './score.ts';

export interface Ranked<Each> {
  /** From 1; equal scores share a rank and the next is counted on (1, 2, 2, 4). Null without a score. */
  readonly rank: number | null;
  readonly each: Each;
}

/** Best first; those without a score stand at the end without a rank, in the order they came. */
export function rank<Each extends { outcome: Outcome }>(all: readonly Each[]): Ranked<Each>[] {
  const value = ({ outcome }: Each): Decimal | undefined =>
    outcome.kind === 'score' ? new Decimal(outcome.value) : undefined;
  const scored = all.filter(each => value(each)).toSorted((a, b) => value(b)!.cmp(value(a)!));
  return [
    ...scored.map(each => ({ rank: 1 + scored.findIndex(other => value(other)!.eq(value(each)!)), each })),
    ...all.filter(each => !value(each)).map(each => ({ rank: null, each })),
  ];
}
