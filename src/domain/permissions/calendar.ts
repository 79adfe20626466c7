import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/** By what hours a unit works is configuration. */
export function canSetWorkingWeek(actor: Actor): Decision {
  return hasRole(actor, 'admin') ? allowed : forbidden('roleMissing');
}
