import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/** Whoever runs a command on the machine that holds the data: they could change the files themselves, so it is audited, not asked. */
export const OPERATOR = 'operator';

/** A person of the branch, or the operator of the machine. */
export type Editor = Actor | typeof OPERATOR;

/** Published standards are for everybody; drafts are never found by asking. */
export function canAskStandards(_actor: Actor): Decision {
  return allowed;
}

export function canImportStandard(by: Editor): Decision {
  return by === OPERATOR || hasRole(by, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

export function canPublishStandard(by: Editor): Decision {
  return by === OPERATOR || hasRole(by, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/** The id an audit event and a version carry for an editor. */
export function editorId(by: Editor): string {
  return by === OPERATOR ? OPERATOR : by.id;
}
