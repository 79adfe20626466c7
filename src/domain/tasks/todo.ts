import type { Ref } from '../conversation/message.ts';

/** What somebody is expected to do next about a record; dialogs/tasks names the command for it. */
export type TodoAction =
  | 'resumeInspection'
  | 'reviewInspection'
  | 'reviseInspection'
  | 'respondResult'
  | 'decideDispute'
  | 'decideExtension'
  | 'doTask'
  | 'acknowledgeRectification'
  | 'answerRectification'
  | 'releaseRectification'
  | 'verifyRectification'
  | 'signOrder'
  | 'reportCause'
  | 'reportFix'
  | 'reportFeedback'
  | 'verifyOrder'
  | 'decidePenalty'
  | 'decideReward'
  | 'decideReversal'
  | 'appealPenalty'
  | 'reportMeasures'
  | 'closeIncident'
  | 'decideLiability'
  | 'stateLiability'
  | 'decideAppeal'
  | 'stateFacts'
  | 'concludeInvestigation'
  | 'decideScoreObjection'
  | 'fillReport'
  | 'releaseReport'
  | 'overdueReport'
  | 'examineReport'
  | 'draftMeasure'
  | 'oweMeasures'
  | 'carryOutMeasure'
  | 'releaseMeasures'
  | 'checkMeasure'
  | 'approveBulletin'
  | 'issueBulletin'
  | 'resubmitBulletin'
  | 'resubmitStandard'
  | 'reviewStandard'
  | 'jointReviewStandard'
  | 'approveStandard'
  | 'publishStandard'
  | 'decideWithdrawal'
  | 'readStandard'
  | 'judgeAnswer'
  | 'reviseAnswer'
  | 'acknowledgeNotice';

/** One line of 我的待办. */
export interface Todo {
  readonly action: TodoAction;
  readonly ref: Ref;
  /** What it is about, in the record's own words (an item's title, a report's name). */
  readonly subject: string;
  /** The period a report is for, such as 2026-10. */
  readonly period?: string;
  readonly unitName: string;
  readonly dueAt: Date | null;
  /** Of 签收: the deadline of what is to be done after it. */
  readonly nextDueAt?: Date | null;
}
