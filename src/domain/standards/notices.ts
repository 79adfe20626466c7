import type { ApprovalStep, DecisionStep } from './approval.ts';
import type { ClauseChange, DiffCounts } from './version-diff.ts';

/** Names an edition in every notice about it. Times are ISO strings. */
interface Edition {
  readonly no: string;
  readonly title: string;
  readonly label: string;
}

/** What is new in an edition: against the one before it, or, of a standard's first, how many clauses it has. */
export type News =
  | { readonly kind: 'first'; readonly clauses: number }
  | {
      readonly kind: 'changes';
      /** The label of the edition it is compared with. */
      readonly since: string;
      readonly counts: DiffCounts;
      /** The few changes that tell most. */
      readonly telling: readonly ClauseChange[];
    };

/** An open 整改通知 whose clause reads differently in a new edition. */
export interface AffectedMatter {
  readonly no: string;
  readonly itemTitle: string;
  readonly unitName: string;
  readonly change: 'reworded' | 'gone';
}

/** Notices of this feature; every parameter is a JSON value. */
export type StandardNotice =
  | (Edition & {
      readonly code: 'standardToDecide';
      readonly step: DecisionStep;
      readonly round: number;
      readonly preparerName: string;
      readonly summary: string;
      readonly news: News;
    })
  /** To the preparer: a step was taken, and what is next. */
  | (Edition & {
      readonly code: 'standardStepTaken';
      readonly step: ApprovalStep;
      readonly byName: string;
      readonly next: DecisionStep;
    })
  | (Edition & { readonly code: 'standardToPublish'; readonly byName: string; readonly from: string })
  | (Edition & {
      readonly code: 'standardReturned';
      readonly step: ApprovalStep;
      readonly byName: string;
      readonly reason: string;
    })
  | (Edition & { readonly code: 'standardApprovalReminder'; readonly step: DecisionStep; readonly since: string })
  | (Edition & {
      readonly code: 'standardPublished';
      readonly from: string;
      readonly news: News;
      /** Those of this person that are concerned. */
      readonly matters: readonly AffectedMatter[];
      /** Whether this person is asked to confirm having read it. */
      readonly toRead: boolean;
    })
  | (Edition & { readonly code: 'standardReadingReminder'; readonly from: string })
  | (Edition & { readonly code: 'standardWithdrawalProposed'; readonly byName: string; readonly reason: string })
  | (Edition & { readonly code: 'standardWithdrawalDeclined'; readonly byName: string; readonly reason: string })
  | (Edition & {
      readonly code: 'standardWithdrawn';
      readonly reason: string;
      /** The label of the edition that stays in force instead, where this one was withdrawn before its first day. */
      readonly stays: string | null;
    });
