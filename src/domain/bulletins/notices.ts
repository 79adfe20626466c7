import type { ReminderStage } from '../calendar/reminders.ts';
import type { DueBasis } from '../rectification/due.ts';
import type { DecisionStep } from '../standards/approval.ts';
import type { BulletinKind } from './bulletin.ts';
import type { WaitingStep } from './timers.ts';

/** Names a problem in every notice about it. Times are ISO strings. */
export interface IssueFacts {
  readonly no: string;
  readonly title: string;
  /** Where the problem is. */
  readonly unitName: string;
  readonly responsibleUnitName: string;
}

/** The bulletin that a problem stands in. */
export interface BulletinFacts {
  readonly bulletinNo: string;
  readonly bulletinTitle: string;
  readonly bulletinKind: BulletinKind;
}

export interface OwedMeasures {
  readonly dueAt: string;
  readonly dueBasis: DueBasis;
}

/** A generated bulletin on its way out. */
interface DraftFacts {
  readonly no: string;
  readonly title: string;
}

/** Notices of this feature; every parameter is a JSON value. */
export type BulletinNotice =
  /** All problems of one bulletin for one unit together. */
  | (BulletinFacts & OwedMeasures & { readonly code: 'bulletinIssued'; readonly issues: readonly IssueFacts[] })
  | (Omit<BulletinFacts, 'bulletinKind'> & {
      readonly code: 'bulletinWithdrawn';
      readonly issues: readonly IssueFacts[];
      readonly byName: string;
      readonly reason: string;
    })
  | (DraftFacts & { readonly code: 'bulletinToDecide'; readonly step: DecisionStep; readonly preparerName: string })
  | (DraftFacts & {
      readonly code: 'bulletinApprovalReminder';
      readonly step: WaitingStep;
      readonly since: string;
      /** Whoever it waits for, told to the one who prepared it; absent where it waits for the reader. */
      readonly waitsFor?: readonly string[];
    })
  | (DraftFacts & { readonly code: 'bulletinReturned'; readonly byName: string; readonly reason: string })
  | (DraftFacts & { readonly code: 'bulletinApproved'; readonly byName: string })
  | (IssueFacts & {
      readonly code: 'measureReminder';
      readonly stage: ReminderStage;
      readonly dueAt: string;
      readonly waitsForHead: boolean;
      /** Of what waits: the reader is asked to release it. Absent in notices from before that was told apart. */
      readonly releases?: boolean;
    })
  | (IssueFacts & {
      readonly code: 'measureDrafted';
      readonly authorName: string;
      readonly texts: readonly string[];
      readonly dueAt: string;
    })
  | (IssueFacts & {
      readonly code: 'measureReturned';
      readonly byName: string;
      readonly reason: string;
      readonly dueAt: string;
    })
  | (IssueFacts & { readonly code: 'measureReleased'; readonly byName: string; readonly count: number })
  /** To whoever has to carry measures out, when they are released. */
  | (IssueFacts & {
      readonly code: 'measureAssigned';
      readonly byName: string;
      readonly measures: readonly { readonly ordinal: number; readonly text: string; readonly dueAt: string }[];
    })
  | (IssueFacts & {
      readonly code: 'measureDayReminder';
      readonly stage: ReminderStage;
      readonly ordinal: number;
      readonly measure: string;
      readonly dueAt: string;
    })
  | (IssueFacts & {
      readonly code: 'measureToCheck';
      readonly ordinal: number;
      readonly measure: string;
      readonly dueAt: string;
    })
  | (IssueFacts & {
      readonly code: 'measureChecked';
      readonly ordinal: number;
      readonly measure: string;
      readonly executed: boolean;
      readonly note: string;
      readonly byName: string;
      readonly closed: boolean;
      /** New measures are owed; null where that is not so. */
      readonly renewed: OwedMeasures | null;
    });
