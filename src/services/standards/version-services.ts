import type { StandardTimer } from '../../domain/standards/timers.ts';
import type { ServiceContext } from '../context.ts';
import { approvalStage } from './approval-stage.ts';
import { decideVersion, takeBackVersion } from './approve-version.ts';
import { confirmReading } from './confirm-reading.ts';
import { diffWithPrevious, readVersion } from './diff-versions.ts';
import { listPendingStandards } from './list-pending.ts';
import { listStandards } from './list-standards.ts';
import { checkPublicationDay, publishByNo } from './publish-by-no.ts';
import { readingStatus, remindReaders, remindReadersLater } from './reading-status.ts';
import { remindApproval } from './remind-approval.ts';
import { checkReviewers, prepareSubmission, submitVersion, suggestReviewers } from './submit-version.ts';
import { viewVersion } from './view-version.ts';
import { decideWithdrawal, proposeWithdrawal } from './withdraw-version.ts';

type Input<UseCase extends (context: ServiceContext, input: never) => unknown> = Parameters<UseCase>[1];
type TimerOf<Kind extends StandardTimer['kind']> = Extract<StandardTimer, { kind: Kind }>;

/** The use cases of a version's life, bound to the application's context. */
export function createVersionServices(context: ServiceContext) {
  return {
    list: (input: Input<typeof listStandards>) => listStandards(context, input),
    pending: (input: { actor: Parameters<typeof listPendingStandards>[1] }) =>
      listPendingStandards(context, input.actor),
    viewVersion: (input: Input<typeof viewVersion>) => viewVersion(context, input),
    stage: (input: Input<typeof approvalStage>) => approvalStage(context, input),
    changes: (input: Input<typeof diffWithPrevious>) => diffWithPrevious(context, input),
    read: (input: Input<typeof readVersion>) => readVersion(context, input),
    prepareSubmission: (input: Input<typeof prepareSubmission>) => prepareSubmission(context, input),
    suggestReviewers: (input: Input<typeof suggestReviewers>) => suggestReviewers(context, input),
    checkReviewers: (input: Input<typeof checkReviewers>) => checkReviewers(context, input),
    submit: (input: Input<typeof submitVersion>) => submitVersion(context, input),
    decide: (input: Input<typeof decideVersion>) => decideVersion(context, input),
    takeBack: (input: Input<typeof takeBackVersion>) => takeBackVersion(context, input),
    checkPublicationDay: (input: Input<typeof checkPublicationDay>) => checkPublicationDay(context, input),
    publish: (input: Input<typeof publishByNo>) => publishByNo(context, input),
    proposeWithdrawal: (input: Input<typeof proposeWithdrawal>) => proposeWithdrawal(context, input),
    decideWithdrawal: (input: Input<typeof decideWithdrawal>) => decideWithdrawal(context, input),
    confirmReading: (input: Input<typeof confirmReading>) => confirmReading(context, input),
    readingStatus: (input: Input<typeof readingStatus>) => readingStatus(context, input),
    remindReaders: (input: Input<typeof remindReaders>) => remindReaders(context, input),
    timers: {
      standardApprovalReminder: (timer: TimerOf<'standardApprovalReminder'>) => remindApproval(context, timer),
      standardReadingReminder: (timer: TimerOf<'standardReadingReminder'>) => remindReadersLater(context, timer),
    },
  };
}
