import type { ChangedItem, CorrectionEffects, ResponseDue } from '../../domain/inspections/notices.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import type { SettledRecheck } from './planning/settle-recheck.ts';

/** What a release brought about; JSON, because it is kept as the answer to a repeat. */
export interface ReleasedInspection extends ResponseDue {
  /** `dueAt` is ISO; `dueBasis` is the calendar's explanation. */
  readonly rectifications: readonly {
    no: string;
    /** 整改通知单; undefined in what was filed before there were any. */
    groupNo?: string | null;
    itemTitle: string;
    dueAt: string;
    dueBasis: DueBasis;
    repeatOf: string | null;
  }[];
  readonly penalties: readonly { no: string; itemTitle: string }[];
  /** Of a recheck: what became of the 整改 it looked at; absent in an answer kept from before there were any. */
  readonly rechecks?: readonly SettledRecheck[];
  /** Of a correction: what it changed. */
  readonly correction: { oldScore: string; changes: readonly ChangedItem[]; effects: CorrectionEffects } | null;
}

/** What filing an inspection brought about. */
export interface FiledInspection {
  readonly kind: 'filed';
  readonly no: string;
  readonly programme: string;
  readonly unit: string;
  /** Per cent with at most two decimals. */
  readonly score: string;
  readonly vetoed: boolean;
  readonly failed: number;
  readonly isRecheck?: boolean;
  /** Null while it waits for its review: nothing has been told or opened. */
  readonly released: ReleasedInspection | null;
}
