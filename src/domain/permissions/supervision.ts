import { type Actor, hasRole } from '../org/actor.ts';
import type { SupervisionParties } from '../supervision/parties.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/**
 * Everybody of both units, managers and service officers above them, inspectors of the line, and who oversees everything.
 */
export function canViewOrder(actor: Actor, parties: SupervisionParties): Decision {
  if (hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (actor.id === parties.responsibleHeadId || actor.id === parties.inspectorId) return allowed;
  const units = [parties.unitId, parties.responsibleUnitId];
  if (units.some(unit => actor.unitId === unit || actor.headOf.includes(unit))) return allowed;
  const above = hasRole(actor, 'manager', 'serviceOfficer') && units.some(unit => actor.subtree.includes(unit));
  if (above) return allowed;
  if (!hasRole(actor, 'inspector')) return forbidden('otherUnit');
  return parties.line !== undefined && actor.lines.includes(parties.line) ? allowed : forbidden('otherLine');
}

/**
 * Issuing, verifying, returning and rechecking: a quality officer, never in a matter of their own unit. Where the quality
 * officers' unit is itself concerned, or there is no quality officer left, the leader decides instead.
 */
export function canDecideOrder(
  actor: Pick<Actor, 'unitId' | 'roles'>,
  parties: Pick<SupervisionParties, 'unitId' | 'responsibleUnitId' | 'officerUnitIds'>,
): Decision {
  const concerned = [parties.unitId, parties.responsibleUnitId];
  const officersConcerned = concerned.some(unit => parties.officerUnitIds.includes(unit));
  if (actor.roles.includes('leader') && (officersConcerned || parties.officerUnitIds.length === 0)) return allowed;
  if (!actor.roles.includes('qualityOfficer')) return forbidden('roleMissing');
  return concerned.includes(actor.unitId) ? forbidden('ownMatter') : allowed;
}

/** Entering an order of the province at all; for which unit is `canDecideOrder`. */
export function canEnterOrder(actor: Pick<Actor, 'roles'>): Decision {
  const enters = actor.roles.includes('qualityOfficer') || actor.roles.includes('leader');
  return enters ? allowed : forbidden('roleMissing');
}

/** 签收: the head or a service officer of the responsible unit. */
export function canSignOrder(actor: Actor, parties: SupervisionParties): Decision {
  if (isResponsibleHead(actor, parties)) return allowed;
  if (actor.unitId !== parties.responsibleUnitId) return forbidden('otherUnit');
  return hasRole(actor, 'serviceOfficer') ? allowed : forbidden('roleMissing');
}

/** 申请延期: who signs for the responsible unit; others who see the order are told that it is not theirs to ask. */
export function canAskForOrder(actor: Actor, parties: SupervisionParties): Decision {
  const signs = canSignOrder(actor, parties);
  return signs.allowed || !canViewOrder(actor, parties).allowed ? signs : forbidden('unitAsks');
}

/** 报查因, 报整改到位, 报反馈: a manager or a service officer of the responsible unit. */
export function canReportOnOrder(actor: Actor, parties: SupervisionParties): Decision {
  if (isResponsibleHead(actor, parties)) return allowed;
  if (actor.unitId !== parties.responsibleUnitId) return forbidden('otherUnit');
  return hasRole(actor, 'manager', 'serviceOfficer') ? allowed : forbidden('roleMissing');
}

function isResponsibleHead(actor: Actor, { responsibleUnitId, responsibleHeadId }: SupervisionParties): boolean {
  return actor.id === responsibleHeadId || actor.headOf.includes(responsibleUnitId);
}
