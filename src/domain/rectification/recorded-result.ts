/** What the inspector recorded for a failed item, as notices carry it; points are decimal strings, rates in per cent. */
export interface RecordedResult {
  readonly scoring: 'yesNo' | 'points' | 'deduction' | 'sampledRate';
  /** Null where the record holds no points. */
  readonly points: string | null;
  readonly maxPoints: string;
  readonly occurrences: number | null;
  readonly sampled: number | null;
  readonly qualified: number | null;
  readonly target: string | null;
}
