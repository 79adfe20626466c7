import type { AnsweredItem } from '../language/item-answer.ts';

/** What the inspector recorded for a failed item, as notices carry it; points are decimal strings, rates in per cent. */
export interface RecordedResult {
  readonly scoring: AnsweredItem['scoring'];
  /** Null where the record holds no points. */
  readonly points: string | null;
  readonly maxPoints: string;
  readonly occurrences: number | null;
  readonly sampled: number | null;
  readonly qualified: number | null;
  readonly target: string | null;
  /** Of a `choice`: the option's label. Missing from notices that were stored before there were choices and values. */
  readonly choice?: string | null;
  /** Of a `number`: the value with its unit. */
  readonly value?: string | null;
}
