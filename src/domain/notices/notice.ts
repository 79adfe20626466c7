import type { BulletinNotice } from '../bulletins/notices.ts';
import type { Ref } from '../conversation/message.ts';
import type { ExtensionNotice } from '../extensions/notices.ts';
import type { IncidentNotice } from '../incidents/notices.ts';
import type { DisputeNotice, InspectionNotice } from '../inspections/notices.ts';
import type { PlanningNotice } from '../inspections/planning/notices.ts';
import type { InvestigationNotice } from '../investigations/notices.ts';
import type { KpiNotice } from '../kpi/notices.ts';
import type { LiabilityNotice } from '../liability/notices.ts';
import type { OrgNotice } from '../org/notices.ts';
import type { PenaltyNotice, ReversalNotice, RewardNotice, RuleNotice } from '../penalties/notices.ts';
import type { QuestionNotice } from '../questions/notices.ts';
import type { RectificationNoticeContent } from '../rectification/notices.ts';
import type { ReportNotice } from '../reports/notices.ts';
import type { StandardNotice } from '../standards/notices.ts';
import type { SupervisionNotice } from '../supervision/notices.ts';
import type { TaskNotice } from '../tasks/notices.ts';

/** Every notice the application can send: a code and its parameters (JSON values only). */
export type NoticeContent =
  | InspectionNotice
  | DisputeNotice
  | PlanningNotice
  | RectificationNoticeContent
  | ExtensionNotice
  | SupervisionNotice
  | PenaltyNotice
  | RewardNotice
  | ReversalNotice
  | IncidentNotice
  | LiabilityNotice
  | ReportNotice
  | BulletinNotice
  | StandardNotice
  | QuestionNotice
  | KpiNotice
  | InvestigationNotice
  | TaskNotice
  | OrgNotice
  | RuleNotice;

/** A notice as use cases queue it, in the transaction of the change that causes it. */
export interface NewNotice {
  readonly recipientId: string;
  readonly content: NoticeContent;
  readonly ref: Ref | null;
  /** Unique per person and cause: a repeated change queues no second notice. */
  readonly dedupeKey: string;
  /** The head on leave for whom the recipient gets it as the stand-in, by name. */
  readonly standsInFor?: string;
  /** Urgent notices are not held back by quiet hours. */
  readonly urgent?: boolean;
}
