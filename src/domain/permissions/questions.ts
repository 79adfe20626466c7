import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/** 有用/没用: everybody about their own question, nobody about another's. */
export function canRateQuestion(actor: Actor, question: { staffId: string }): Decision {
  return actor.id === question.staffId ? allowed : forbidden('notRecipient');
}

/** The backlog, confirmed questions, hit tests: what others asked is for quality officers only. */
export function canManageQuestions(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

export function canWriteAnswer(actor: Actor): Decision {
  return canManageQuestions(actor);
}

/** A second person: nobody approves, or sends back, what they wrote themselves. */
export function canJudgeAnswer(actor: Actor, answer: { writtenById: string }): Decision {
  if (!hasRole(actor, 'qualityOfficer', 'leader')) return forbidden('roleMissing');
  return actor.id === answer.writtenById ? forbidden('ownText') : allowed;
}

/** What was approved is for everybody; the rest for those who write and judge it. */
export function canViewAnswer(actor: Actor, answer: { status: string }): Decision {
  if (answer.status === 'approved' || hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  return forbidden('roleMissing');
}
