import { type Actor, hasRole, type ServiceLine } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/** Filing belongs to inspectors, each on their own lines; without a line the question is whether they file at all. */
export function canFileInspection(actor: Actor, line?: ServiceLine): Decision {
  if (!hasRole(actor, 'inspector')) return forbidden('roleMissing');
  return line === undefined || actor.lines.includes(line) ? allowed : forbidden('otherLine');
}

/** A draft is nobody's business but its inspector's. */
export function canEditDraft(actor: Actor, draft: { inspectorId: string; line: ServiceLine }): Decision {
  if (draft.inspectorId !== actor.id) return forbidden('notRecipient');
  return canFileInspection(actor, draft.line);
}

/**
 * A submitted result is seen by quality officers and leaders, inspectors of its line, everybody working in the inspected unit,
 * and the managers and service officers above it or of the responsible unit.
 */
export function canSeeInspection(
  actor: Actor,
  inspection: { line: ServiceLine; unitId: string; responsibleUnitId: string | null },
): Decision {
  if (hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (hasRole(actor, 'inspector') && actor.lines.includes(inspection.line)) return allowed;
  const units = [inspection.unitId, ...(inspection.responsibleUnitId === null ? [] : [inspection.responsibleUnitId])];
  if (hasRole(actor, 'frontline') && actor.unitId === inspection.unitId) return allowed;
  const manages = hasRole(actor, 'manager', 'serviceOfficer') && units.some(unit => actor.subtree.includes(unit));
  if (manages || units.some(unit => actor.headOf.includes(unit))) return allowed;
  return forbidden(hasRole(actor, 'inspector') ? 'otherLine' : 'otherUnit');
}

/** Templates are made and published by quality officers. */
export function canEditTemplates(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/** They are seen by those who fill them in, of their lines, and by those who answer for them; without a line: by anybody of these. */
export function canSeeTemplates(actor: Actor, line?: ServiceLine): Decision {
  if (hasRole(actor, 'qualityOfficer', 'leader', 'admin')) return allowed;
  return canFileInspection(actor, line);
}
