import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canWriteAnswer } from '../../domain/permissions/questions.ts';
import type { ServiceContext } from '../context.ts';
import { regressionFailures } from './check-regression.ts';
import { checkText } from './check-text.ts';
import { closeBacklog } from './close-backlog.ts';
import { confirmQuestion } from './confirm-question.ts';
import { findClauses, findStandardNamed, suggestClauses } from './find-clauses.ts';
import { judgeAnswer } from './judge-answer.ts';
import { listAnswers, listPendingAnswers } from './list-answers.ts';
import { listBacklog } from './list-backlog.ts';
import { listConfirmed } from './list-confirmed.ts';
import { declineUseful, nextUseful } from './list-useful.ts';
import { rateAnswer } from './rate-answer.ts';
import { rateMessage } from './rate-message.ts';
import { removeQuestion } from './remove-question.ts';
import { retireAnswer } from './retire-answer.ts';
import { testHit } from './test-hit.ts';
import { viewAnswer } from './view-answer.ts';
import { viewBacklog } from './view-backlog.ts';
import { writeAnswer } from './write-answer.ts';

/** The use cases of this feature, bound to the application's context. */
export function createQuestionServices(context: ServiceContext) {
  return {
    rate: (input: Parameters<typeof rateAnswer>[1]) => rateAnswer(context, input),
    rateMessage: (input: Parameters<typeof rateMessage>[1]) => rateMessage(context, input),
    backlog: (input: Parameters<typeof listBacklog>[1]) => listBacklog(context, input),
    viewBacklog: (input: Parameters<typeof viewBacklog>[1]) => viewBacklog(context, input),
    closeBacklog: (input: Parameters<typeof closeBacklog>[1]) => closeBacklog(context, input),
    confirm: (input: Parameters<typeof confirmQuestion>[1]) => confirmQuestion(context, input),
    remove: (input: Parameters<typeof removeQuestion>[1]) => removeQuestion(context, input),
    confirmed: (input: Parameters<typeof listConfirmed>[1]) => listConfirmed(context, input),
    nextUseful: (input: Parameters<typeof nextUseful>[1]) => nextUseful(context, input),
    declineUseful: (input: Parameters<typeof declineUseful>[1]) => declineUseful(context, input),
    writeAnswer: (input: Parameters<typeof writeAnswer>[1]) => writeAnswer(context, input),
    judgeAnswer: (input: Parameters<typeof judgeAnswer>[1]) => judgeAnswer(context, input),
    retireAnswer: (input: Parameters<typeof retireAnswer>[1]) => retireAnswer(context, input),
    viewAnswer: (input: Parameters<typeof viewAnswer>[1]) => viewAnswer(context, input),
    answers: (input: Parameters<typeof listAnswers>[1]) => listAnswers(context, input),
    pending: (input: { actor: Actor }) => listPendingAnswers(context, input.actor),
    /** Before a form is opened that would be refused at its end. @throws AppError `forbidden`. */
    mayWrite: async (input: { actor: Actor }) => assertAllowed(canWriteAnswer(input.actor)),
    checkText: (input: Parameters<typeof checkText>[1]) => checkText(context, input),
    findClauses: (input: Parameters<typeof findClauses>[1]) => findClauses(context, input),
    suggestClauses: (input: Parameters<typeof suggestClauses>[1]) => suggestClauses(context, input),
    findStandard: (input: Parameters<typeof findStandardNamed>[1]) => findStandardNamed(context, input),
    testHit: (input: Parameters<typeof testHit>[1]) => testHit(context, input),
    regressionFailures: (input: Parameters<typeof regressionFailures>[1]) => regressionFailures(context, input),
  };
}
