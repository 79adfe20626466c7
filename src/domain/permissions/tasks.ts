import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/** Only the person a notice is addressed to acknowledges it. */
export function canAcknowledge(actor: Actor, recipientIds: readonly string[]): Decision {
  return recipientIds.includes(actor.id) ? allowed : forbidden('notRecipient');
}

/**
 * Who has acknowledged is for those who send: qualityOfficer and leader for every record, an inspector for what the inspections
 * they made, or of their lines, have caused. `inspection` is undefined for a record no inspection stands behind.
 */
export function canSeeRecipients(
  actor: Actor,
  inspection: { inspectorId: string; line: Actor['lines'][number] } | undefined,
): Decision {
  if (hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (!hasRole(actor, 'inspector')) return forbidden('roleMissing');
  if (inspection === undefined) return forbidden('roleMissing');
  const own = inspection.inspectorId === actor.id || actor.lines.includes(inspection.line);
  return own ? allowed : forbidden('otherLine');
}
