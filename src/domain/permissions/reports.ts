import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { canDecidePenalty, type DecidingMatter } from './penalties.ts';

/** Written by the unit's serviceOfficer, or by its head. `headId` is the head of the unit that owes the report. */
export function canFillReport(actor: Actor, report: { unitId: string; headId: string | undefined }): Decision {
  if (actor.id === report.headId) return allowed;
  if (actor.unitId !== report.unitId) return forbidden('otherUnit');
  return hasRole(actor, 'serviceOfficer') ? allowed : forbidden('roleMissing');
}

/** Internal review (内部审核) is the head's alone. */
export function canReleaseReport(actor: Actor, report: { unitId: string; headId: string | undefined }): Decision {
  if (actor.id === report.headId) return allowed;
  return forbidden(actor.subtree.includes(report.unitId) ? 'notHead' : 'otherUnit');
}

export function canViewReport(actor: Actor, report: { unitId: string; headId: string | undefined }): Decision {
  if (actor.id === report.headId || hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (!actor.subtree.includes(report.unitId)) return forbidden('otherUnit');
  return hasRole(actor, 'manager', 'serviceOfficer') ? allowed : forbidden('roleMissing');
}

/** 核收 or 退回重报 of a report that was sent in: whoever may decide about the unit's points. */
export function canExamineReport(
  actor: Actor,
  report: { unitId: string },
  qualityOfficers: DecidingMatter['qualityOfficers'],
): Decision {
  return canDecidePenalty(actor, { concernedUnitIds: [report.unitId], qualityOfficers });
}
