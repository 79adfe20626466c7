import type { DueBasis } from '../../domain/rectification/due.ts';

/** What filing an inspection brought about; JSON, because it is kept as the answer to a repeat. */
export interface FiledInspection {
  readonly kind: 'filed';
  readonly no: string;
  readonly programme: string;
  readonly unit: string;
  /** Per cent with at most two decimals. */
  readonly score: string;
  readonly vetoed: boolean;
  readonly failed: number;
  /** `dueAt` is ISO; `dueBasis` is the calendar's explanation. */
  readonly rectifications: readonly { no: string; itemTitle: string; dueAt: string; dueBasis: DueBasis }[];
  readonly penalties: readonly { no: string; itemTitle: string }[];
}
