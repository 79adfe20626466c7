import type { ReminderStage } from '../calendar/reminders.ts';
import type { Citation } from '../conversation/message.ts';
import type { RecordedResult } from '../rectification/recorded-result.ts';
import type { DeadlineBasis } from './appeal-window.ts';
import type { AppealOutcome } from './ledger.ts';
import type { PickFacts } from './pick-decider.ts';
import type { PenaltyReason } from './reason.ts';
import type { CapPeriod, RuleTerms } from './rule-terms.ts';

/** What every notice about a deduction names. Points are decimal strings. */
type PenaltyFacts = { no: string; unitName: string; points: string; reason: PenaltyReason; subjectNo: string };

/** By when a decision is asked for (ISO). Absent in notices of an earlier version. */
type Asked = { dueAt?: string; dueBasis?: DeadlineBasis };

/** Notices that only announce a decision to come: pointless once it is made. */
export const ASKING_CODES = [
  'penaltyToDecide',
  'penaltyWithoutDecider',
  'penaltyProposed',
  'penaltyDecisionReminder',
  'rewardToDecide',
] as const;

/** Notices of this feature; every parameter is a JSON value. */
export type PenaltyNotice =
  | (PenaltyFacts & Asked & { code: 'penaltyToDecide'; ruleTitle: string })
  /** Nobody may decide: told to whoever proposed it and to the administrators, who can give somebody the role. */
  | (PenaltyFacts & Asked & { code: 'penaltyWithoutDecider'; ruleTitle: string })
  /** Also of a reward, whose points are below nought. `asked`: the recipient may decide; otherwise it is told to whoever stands above. */
  | (PenaltyFacts & {
      code: 'penaltyDecisionReminder';
      ruleTitle: string;
      stage: ReminderStage;
      dueAt: string;
      asked: boolean;
      /** Nobody may decide. Absent in notices of an earlier version. */
      nobody?: boolean;
    })
  | (PenaltyFacts & Asked & { code: 'penaltyProposed'; ruleTitle: string })
  | (PenaltyFacts & {
      code: 'penaltyConfirmed';
      ruleText: string;
      ruleSource: string;
      clause: Citation | null;
      /** The inspector's words, the recorded result and the number of photos behind a finding. */
      evidence: { note: string; photos: number; result?: RecordedResult } | null;
      /** The clock that was missed, with when it was met after all; clause and evidence are then of the finding that began it. */
      missed?: { kind: 'cause' | 'fix' | 'feedback'; dueAt: string; basis: DeadlineBasis; metAt: string | null };
      /** The title of the item behind the evidence. Absent in notices of an earlier version. */
      item?: string;
      /** What its rule's limit cut off, decimal strings; `points` are what counts. Absent in notices of an earlier version. */
      capped?: { full: string; cap: string; capPeriod: CapPeriod } | null;
      /** The rule asks for nobody's confirmation. */
      automatic?: boolean;
      /** Null where nothing counts. */
      appealDueAt: string | null;
      appealBasis: DeadlineBasis | null;
    })
  | (PenaltyFacts & { code: 'penaltyRejected'; decisionReason: string })
  /** The result it came from was corrected: `givenBack` are the points returned, null where none had counted. */
  | (PenaltyFacts & { code: 'penaltyWithdrawn'; inspectionNo: string; voided?: true; givenBack: string | null })
  | (PenaltyFacts & { code: 'appealWindowReminder'; appealDueAt: string })
  | (AppealFacts &
      PickFacts & {
        code: 'appealToDecide';
        grounds: string;
        /** How many files and which records prove it. Absent in notices of an earlier version. */
        evidence?: { files: number; nos: string[] };
        dueAt: string;
        dueBasis: DeadlineBasis;
      })
  /** 回避, or leave (`insteadOfName`, without a reason): somebody else decides; told to the unit's head and to whoever decided before. */
  | (AppealFacts & PickFacts & { code: 'appealDeciderChanged'; deciderName: string; reason: string })
  | (AppealFacts & { code: 'appealDecisionReminder'; stage: ReminderStage; dueAt: string })
  | (AppealFacts & { code: 'appealDecided'; outcome: AppealOutcome; remaining: string; decisionReason: string });

/** What every notice about a reward names. Points are what is given, decimal strings above nought. */
type RewardFacts = { no: string; unitName: string; points: string; text: string; ruleTitle: string };

/** Notices about rewards: told to who decides, then to the unit's head and to who proposed it. */
export type RewardNotice =
  | (RewardFacts & Asked & { code: 'rewardToDecide'; proposedByName: string; files: number })
  | (RewardFacts & { code: 'rewardConfirmed'; capped: { full: string; cap: string; capPeriod: CapPeriod } | null })
  | (RewardFacts & { code: 'rewardRejected'; decisionReason: string });

/** What every notice about a 冲销 names. `points`: what still stands of the entry, decimal string, negative for a reward; `ground`: why it is wrong. */
type ReversalFacts = { no: string; unitName: string; points: string; ruleTitle: string; ground: string };

/** Notices about a 冲销 that only ask for its decision. */
export const REVERSAL_ASKING_CODES = ['reversalToDecide', 'reversalDecisionReminder'] as const;

/** Notices about 冲销: asked of a second person; then told to the unit's head, where it was confirmed, and to whoever proposed it. */
export type ReversalNotice =
  /** `nobody`: nobody may decide; it is then told to whoever proposed it and to the administrators. */
  | (ReversalFacts & {
      code: 'reversalToDecide';
      proposedByName: string;
      files: number;
      dueAt: string;
      dueBasis: DeadlineBasis;
      nobody: boolean;
      /** 单号 of closed periods that it is part of. Absent in notices of an earlier version. */
      closings?: readonly string[];
    })
  /** `asked`: the recipient is to decide; otherwise it is told to whoever stands above, who `mayDecide` as well where they are a leader. */
  | (ReversalFacts & {
      code: 'reversalDecisionReminder';
      stage: ReminderStage;
      dueAt: string;
      asked: boolean;
      mayDecide?: boolean;
      nobody: boolean;
      closings?: readonly string[];
    })
  | (ReversalFacts & { code: 'reversalConfirmed' })
  | (ReversalFacts & { code: 'reversalRejected'; decisionReason: string })
  /** `causeNo`: the 单号 of the appeal, or of the result that was corrected or voided. `asked`: to who had been asked to decide. */
  | (ReversalFacts & { code: 'reversalLapsed'; causeNo: string; asked?: boolean });

/** A rule reads otherwise from a day on: told to the heads whose points it is about, and to leaders. */
export type RuleNotice = {
  code: 'penaltyRuleChanged';
  title: string;
  version: number;
  /** YYYY-MM-DD */
  from: string;
  before: RuleTerms;
  terms: RuleTerms;
};

type AppealFacts = { no: string; penaltyNo: string; unitName: string; points: string };
