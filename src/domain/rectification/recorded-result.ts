import type { AnsweredItem } from '../language/item-answer.ts';

/** What the inspector recorded for an item, as notices carry it; points are decimal strings, rates in per cent. */
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
  /** Of a `text` or `signature`: the words, or who confirmed and when. Missing, like the two below, from notices stored before it was part of one. */
  readonly text?: string | null;
  /** Of a `deduction`: there were more occurrences than the cap takes off for. */
  readonly capped?: boolean;
  /** 一票否决项 */
  readonly veto?: boolean;
}
