import type { DueBasis } from '../rectification/due.ts';
import type { RecordedResult } from '../rectification/recorded-result.ts';
import type { ItemResult } from './item-result.ts';
import type { ReviewReason } from './review-reasons.ts';
import type { InspectionMethod } from './sheet.ts';

/** A result, as every notice about it names it; `inspectedAt` is ISO, `score` per cent with at most two decimals. */
interface ResultFacts {
  no: string;
  programme: string;
  unit: string;
  score: string;
  vetoed: boolean;
  failed: number;
  /** Only a total is known, nothing of any item. */
  isTotal?: boolean;
  /** The province's check. */
  byProvince?: boolean;
  /** Only items that had failed before were looked at again (复查). */
  isRecheck?: boolean;
  inspectedAt: string;
  /** The hour is kept back: `inspectedAt` is then the midnight of the day. Absent in a notice stored before it was part of one. */
  dayOnly?: boolean;
}

/** An item as one revision records it. */
export interface RecordedItem {
  result: ItemResult;
  recorded: RecordedResult;
  note: string;
  photos: number;
  /** Where its figures come from, where a result has several sources. */
  source?: InspectionMethod | null;
}

/** An item that a correction changed. */
export interface ChangedItem {
  ordinal: number;
  title: string;
  before: RecordedItem;
  after: RecordedItem;
}

/** What a correction did besides; everything by its 单号. */
export interface CorrectionEffects {
  withdrawn: { no: string; itemTitle: string }[];
  /** 整改 that was finished already: it stays as it is. */
  settled: { no: string; itemTitle: string }[];
  /** Deductions that lapse: proposed ones are dropped, confirmed ones given back. */
  penalties: { no: string; givenBack: string | null }[];
  /** 督办单 that hang on a withdrawn 整改 and go on until somebody decides. */
  orders: string[];
}

/** Whose doing a correction is; the inspected side reads the role, not the name. */
export type CorrectedBy = 'inspector' | 'qualityOfficer' | 'leader';

export interface CorrectionFacts {
  revision: number;
  by: CorrectedBy;
  reason: string;
  oldScore: string;
  changes: ChangedItem[];
  effects: CorrectionEffects;
}

export interface VoidFacts {
  by: CorrectedBy;
  reason: string;
  effects: CorrectionEffects;
  /** 单号 of the disputes that were settled with it. */
  disputes: string[];
}

/** Notices about a result that ask for something; pointless once it is voided. */
export const RESULT_ASKING_CODES = [
  'inspectionFiled',
  'inspectionCorrected',
  'resultResponseReminder',
  'rectificationsOpened',
] as const;

/** Notices that ask for something before a dispute is decided. */
export const DISPUTE_ASKING_CODES = ['disputeToDecide', 'disputeReminder', 'disputeRaised', 'disputeStated'] as const;

/** Until when the head confirms or disputes, with the calendar's explanation. */
export interface ResponseDue {
  respondBy: string;
  respondBasis: DueBasis;
}

/** Notices of this feature; every parameter is a JSON value, times are ISO strings. */
export type InspectionNotice =
  | (ResultFacts &
      Partial<ResponseDue> & {
        code: 'inspectionFiled';
        /** Why this person hears of it: they head the inspected unit, or the unit that answers for it. */
        as: 'inspected' | 'responsible';
      })
  | (ResultFacts & ResponseDue & CorrectionFacts & { code: 'inspectionCorrected'; as: 'inspected' | 'responsible' })
  /** The whole result is taken back. To the heads, to those whose dispute is settled by it, and to its inspector where another did it. */
  | (ResultFacts & VoidFacts & { code: 'inspectionVoided'; as: 'inspected' | 'responsible' | 'inspector' })
  | (ResultFacts & { code: 'inspectionToReview'; inspectorName: string; again: boolean; correction: boolean })
  | (ResultFacts & { code: 'inspectionReviewReminder'; submittedAt: string })
  | {
      code: 'inspectionReturned';
      no: string;
      programme: string;
      unit: string;
      reasons: (ReviewReason & { title: string })[];
    }
  | (ResultFacts & { code: 'inspectionApproved'; rectifications: number })
  | (ResultFacts & { code: 'resultResponseReminder'; respondBy: string })
  | (ResultFacts & { code: 'resultTakenAsConfirmed'; openDisputes: string[] })
  /** Scores without items that came in by one import; `day` is YYYY-MM-DD. The first of them where there are many. */
  | {
      code: 'totalsFiled';
      programme: string;
      byProvince: boolean;
      count: number;
      results: { no: string; unit: string; score: string; day: string }[];
    }
  /** To whoever goes on with the draft; `from` is the colleague's name. */
  | { code: 'draftHandedOver'; from: string; programme: string; unit: string };

/** Notices of 异议. */
export type DisputeNotice =
  | (DisputeFacts & { code: 'disputeToDecide' })
  /** To the inspector: asked for their side, not to decide. */
  | (DisputeFacts & { code: 'disputeRaised' })
  /** To those who decide: the inspector's side. */
  | (DisputeFacts & { code: 'disputeStated'; statement: string })
  | (DisputeFacts & { code: 'disputeReminder' })
  | (DisputeFacts & {
      code: 'disputeDecided';
      accepted: boolean;
      decision: string;
      /** The item after the correction; null where the result stands. */
      after: RecordedItem | null;
    });

interface DisputeFacts {
  no: string;
  inspectionNo: string;
  unit: string;
  ordinal: number;
  itemTitle: string;
  reason: string;
  recorded: RecordedItem;
  evidence: number;
}
