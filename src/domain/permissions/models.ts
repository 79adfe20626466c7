import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/** What a model costs and how well it works concerns who configures it and who answers for the answers. */
export function canSeeModelUsage(actor: Actor): Decision {
  return hasRole(actor, 'admin', 'qualityOfficer') ? allowed : forbidden('roleMissing');
}
