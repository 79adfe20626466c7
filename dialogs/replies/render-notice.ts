import type { NoticeContent } from '../../src/domain/notices/notice.ts';
import { renderBulletinNotice } from '../bulletins/notices.ts';
import { renderDisputeNotice } from '../disputes/notices.ts';
import { renderExtensionNotice } from '../extensions/notices.ts';
import { renderIncidentNotice } from '../incidents/notices.ts';
import { renderInspectionNotice } from '../inspections/notices.ts';
import { renderPlanningNotice } from '../inspections/planning/notices.ts';
import { renderInvestigationNotice } from '../investigations/notices.ts';
import { renderKpiNotice } from '../kpi/notices.ts';
import { renderLiabilityNotice } from '../liability/notices.ts';
import { renderOrgNotice } from '../org/notices.ts';
import { renderPenaltyNotice } from '../penalties/notices.ts';
import { renderReversalNotice } from '../penalties/reversal-replies.ts';
import { renderRewardNotice } from '../penalties/reward-replies.ts';
import { renderRuleNotice } from '../penalties/rule-notice.ts';
import { renderQuestionNotice } from '../questions/notices.ts';
import { renderRectificationNoticeContent } from '../rectification/notices.ts';
import { renderReportNotice } from '../reports/notices.ts';
import { renderStandardNotice } from '../standards/versions/notices.ts';
import { renderSupervisionNotice } from '../supervision/notices.ts';
import { renderTaskNotice } from '../tasks/notices.ts';
import type { NoticeText } from './notice-text.ts';

/** The wording of any notice; to who gets it as the stand-in of a head on leave, with whose. */
export function renderNotice(notice: NoticeContent & { readonly standsInFor?: string }, now: Date): NoticeText {
  const words = wordsOf(notice, now);
  const { standsInFor } = notice;
  return standsInFor === undefined
    ? words
    : { ...words, text: `${words.text}\n${standsInFor}请假，您是代理人，其间可以代为处理。` };
}

/** A code that no feature words is a type error here. */
function wordsOf(notice: NoticeContent, now: Date): NoticeText {
  switch (notice.code) {
    case 'inspectionFiled':
    case 'draftHandedOver':
    case 'totalsFiled':
    case 'inspectionCorrected':
    case 'inspectionVoided':
    case 'inspectionToReview':
    case 'inspectionReviewReminder':
    case 'inspectionReturned':
    case 'inspectionApproved':
    case 'resultResponseReminder':
    case 'resultTakenAsConfirmed':
      return renderInspectionNotice(notice, now);
    case 'disputeToDecide':
    case 'disputeRaised':
    case 'disputeStated':
    case 'disputeReminder':
    case 'disputeDecided':
      return renderDisputeNotice(notice);
    case 'weekTasks':
    case 'tasksAssigned':
    case 'standingIn':
    case 'tasksHanded':
    case 'taskTaken':
    case 'taskDoneByColleague':
    case 'taskReopened':
    case 'taskReminder':
    case 'tasksMissed':
    case 'taskSkipped':
    case 'tasksUnassigned':
    case 'recheckSettled':
    case 'recheckUndecided':
    case 'tasksDoneByImport':
      return renderPlanningNotice(notice, now);
    case 'extensionToDecide':
    case 'extensionReminder':
    case 'extensionDecided':
      return renderExtensionNotice(notice, now);
    case 'rectificationOpened':
    case 'rectificationsOpened':
    case 'rectificationRepeated':
    case 'rectificationWithdrawn':
    case 'rectificationReopened':
    case 'rectificationAnswered':
    case 'rectificationReleased':
    case 'rectificationSentBack':
    case 'rectificationVerified':
    case 'rectificationReturned':
    case 'rectificationReminder':
      return renderRectificationNoticeContent(notice, now);
    case 'kpiAnnounced':
    case 'kpiFrozen':
    case 'kpiObjected':
    case 'kpiObjectionDecided':
    case 'kpiObjectionsOver':
    case 'kpiChangedSince':
    case 'kpiPublicationReminder':
      return renderKpiNotice(notice, now);
    case 'penaltyRuleChanged':
      return renderRuleNotice(notice);
    case 'chased':
    case 'signReminder':
      return renderTaskNotice(notice, now);
    case 'investigationOpened':
    case 'investigationStated':
    case 'investigationReminder':
    case 'investigationConcluded':
      return renderInvestigationNotice(notice, now);
    case 'supervisionIssued':
    case 'supervisionReported':
    case 'supervisionReturned':
    case 'supervisionClosed':
    case 'supervisionRecheck':
    case 'supervisionConsolidated':
    case 'supervisionReminder':
      return renderSupervisionNotice(notice, now);
    case 'penaltyToDecide':
    case 'penaltyWithoutDecider':
    case 'penaltyDecisionReminder':
    case 'penaltyProposed':
    case 'penaltyConfirmed':
    case 'penaltyRejected':
    case 'penaltyWithdrawn':
    case 'appealWindowReminder':
    case 'appealToDecide':
    case 'appealDeciderChanged':
    case 'appealDecisionReminder':
    case 'appealDecided':
      return renderPenaltyNotice(notice, now);
    case 'rewardToDecide':
    case 'rewardConfirmed':
    case 'rewardRejected':
      return renderRewardNotice(notice, now);
    case 'reversalToDecide':
    case 'reversalDecisionReminder':
    case 'reversalConfirmed':
    case 'reversalRejected':
    case 'reversalLapsed':
      return renderReversalNotice(notice, now);
    case 'incidentRegistered':
    case 'incidentMeasures':
    case 'incidentClosed':
    case 'incidentWithdrawn':
      return renderIncidentNotice(notice);
    case 'liabilityToDecide':
    case 'liabilityAsked':
    case 'liabilityStatementAdded':
    case 'liabilityUpheld':
    case 'liabilityMovedAway':
    case 'liabilityMovedHere':
    case 'liabilityReminder':
    case 'liabilityWithdrawn':
      return renderLiabilityNotice(notice, now);
    case 'reportRequested':
    case 'reportDrafted':
    case 'reportReturned':
    case 'reportSubmitted':
    case 'reportReminder':
    case 'reportOmitted':
    case 'reportFaulted':
      return renderReportNotice(notice, now);
    case 'bulletinIssued':
    case 'bulletinWithdrawn':
    case 'bulletinToDecide':
    case 'bulletinApprovalReminder':
    case 'bulletinReturned':
    case 'bulletinApproved':
    case 'measureReminder':
    case 'measureDrafted':
    case 'measureReturned':
    case 'measureReleased':
    case 'measureAssigned':
    case 'measureDayReminder':
    case 'measureToCheck':
    case 'measureChecked':
      return renderBulletinNotice(notice, now);
    case 'standardToDecide':
    case 'standardStepTaken':
    case 'standardToPublish':
    case 'standardReturned':
    case 'standardApprovalReminder':
    case 'standardPublished':
    case 'standardReadingReminder':
    case 'standardWithdrawalProposed':
    case 'standardWithdrawalDeclined':
    case 'standardWithdrawn':
      return renderStandardNotice(notice, now);
    case 'workTakenOver':
    case 'workStuck':
    case 'postEmpty':
    case 'contactsSuspicious':
      return renderOrgNotice(notice);
    case 'questionSolved':
    case 'answerToApprove':
    case 'answerApproved':
    case 'answerReturned':
    case 'answerToReview':
      return renderQuestionNotice(notice);
  }
}
