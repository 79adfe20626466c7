import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { type Editor, OPERATOR } from './standards.ts';

/** 通讯录, 待定单位, 标签岗位: who works where, and as what, is configuration. */
export function canManageContacts(by: Editor): Decision {
  return by === OPERATOR || hasRole(by, 'admin') ? allowed : forbidden('roleMissing');
}

/** 送达情况: for those who keep the channels and those who send. A head is not told by which channels somebody can be reached. */
export function canSeeDelivery(actor: Actor): Decision {
  return hasRole(actor, 'admin', 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/** An administrator repairs channels and learns nothing of the business: not which record a message was about. */
export function canSeeSubjects(actor: Actor): boolean {
  return hasRole(actor, 'qualityOfficer');
}
