import type { OwedMeasures } from '../bulletins/notices.ts';
import type { ReminderStage } from '../calendar/reminders.ts';
import type { DueBasis } from '../rectification/due.ts';
import type { LiabilitySubjectType } from './subject.ts';

/** By when it is decided (ISO); absent where it was asked for before there was a deadline. */
type DecisionDue = { dueAt?: string; dueBasis?: DueBasis };

type ReviewFacts = { no: string; subjectType: LiabilitySubjectType; subjectNo: string; unitName: string };

/** `asked`: told to the unit that was named instead and asked for its side. */
/** `owed`: measures for a bulletin's problem, from the decision on. */
type Outcome = ReviewFacts & { decisionReason: string; asked?: true; owed?: OwedMeasures };

/** 督办 clocks that stood still during the 责任认定 and run again; `dueAt` is ISO. */
type Resumed = readonly { orderNo: string; kind: 'cause' | 'fix' | 'feedback'; dueAt: string }[];

/** Why nothing is left to decide: its bulletin was withdrawn, or the result it came from was corrected or voided. */
export type WithdrawnBecause =
  | { readonly kind: 'bulletin' | 'incident'; readonly no: string }
  | { readonly kind: 'correction' | 'voided'; readonly no: string };

/** Notices that only ask for something before the decision: pointless once it is made. */
export const ASKING_CODES = [
  'liabilityToDecide',
  'liabilityAsked',
  'liabilityStatementAdded',
  'liabilityReminder',
] as const;

/** Notices of this feature; every parameter is a JSON value. */
export type LiabilityNotice =
  /** `files`: how many prove it; absent in notices of an earlier version. */
  | (ReviewFacts &
      DecisionDue & { code: 'liabilityToDecide'; proposedUnitName: string | null; statement: string; files?: number })
  /** `held`: the unit is held responsible now, and the inspected one contests; `byDecider`: nobody named it. */
  | (ReviewFacts & DecisionDue & { code: 'liabilityAsked'; statement: string; held?: boolean; byDecider?: boolean })
  /** `to`: who decides; when overdue also who is above them, and who asked for it. */
  | (ReviewFacts & {
      code: 'liabilityReminder';
      stage: ReminderStage;
      dueAt: string;
      to: 'decider' | 'above' | 'asker';
    })
  /** What it was about was taken back. */
  | (ReviewFacts & { code: 'liabilityWithdrawn'; because: WithdrawnBecause; asked?: true; resumed?: Resumed })
  | (ReviewFacts & { code: 'liabilityStatementAdded'; statingUnitName: string; statement: string })
  | (Outcome & { code: 'liabilityUpheld'; resumed?: Resumed })
  | (Outcome & { code: 'liabilityMovedAway'; toUnitName: string })
  | (ReviewFacts & {
      code: 'liabilityMovedHere';
      toUnitName: string;
      decisionReason: string;
      orderNos: string[];
      penaltyNos: string[];
      resumed?: Resumed;
      owed?: OwedMeasures;
    });
