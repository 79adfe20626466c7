import { type Actor, hasRole } from '../org/actor.ts';
import type { RectificationParties } from '../rectification/parties.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/**
 * Everybody of the inspected and the responsible unit, managers and service officers above them, inspectors of the line, and who
 * oversees everything. A clerk of the company sees nothing of the units below it.
 */
export function canViewRectification(actor: Actor, parties: RectificationParties): Decision {
  if (hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (isParty(actor, parties)) return allowed;
  if (actor.id === parties.inspectorId) return allowed;
  if (hasRole(actor, 'inspector')) return actor.lines.includes(parties.line) ? allowed : forbidden('otherLine');
  return forbidden('otherUnit');
}

/** 签收: the unit's head, its service officer, or the responsible unit's head. */
export function canAcknowledge(actor: Actor, parties: RectificationParties): Decision {
  if (isHead(actor, parties)) return allowed;
  if (actor.unitId === parties.unitId) return hasRole(actor, 'serviceOfficer') ? allowed : forbidden('notHead');
  return forbidden('otherUnit');
}

/** 答复: people of the inspected or the responsible unit, and those who manage the inspected unit from above. */
export function canAnswer(actor: Actor, parties: RectificationParties): Decision {
  if (isHead(actor, parties)) return allowed;
  if (actor.unitId === parties.unitId || actor.unitId === parties.responsibleUnitId) {
    return hasRole(actor, 'frontline', 'serviceOfficer', 'manager') ? allowed : forbidden('roleMissing');
  }
  const manages = actor.subtree.includes(parties.unitId) && hasRole(actor, 'serviceOfficer', 'manager');
  return manages ? allowed : forbidden('otherUnit');
}

/** 放行 or sending back inside the unit: the heads, and a manager with the unit below them. */
export function canRelease(actor: Actor, parties: RectificationParties): Decision {
  if (isHead(actor, parties)) return allowed;
  if (actor.subtree.includes(parties.unitId) && hasRole(actor, 'manager')) return allowed;
  return forbidden(isParty(actor, parties) ? 'notHead' : 'otherUnit');
}

/**
 * 核验: the inspector who filed, another inspector of the line, or a quality officer; the leader where none of those is left
 * (see `pickVerifiers`). Nobody verifies what they answered themselves, nor what their own unit, be it the inspected or the
 * responsible one, or one that they head, also in place of somebody who has left, has to put right: that also holds for the inspector who filed.
 */
export function canVerify(actor: Actor, parties: RectificationParties): Decision {
  if (actor.id === parties.authorId) return forbidden('ownMatter');
  if (hasRole(actor, 'leader') && parties.verifierIds.includes(actor.id)) return allowed;
  const inspects = hasRole(actor, 'inspector') && actor.lines.includes(parties.line);
  if (inspects || actor.id === parties.inspectorId || hasRole(actor, 'qualityOfficer')) {
    const own = isHead(actor, parties) || actor.unitId === parties.unitId || actor.unitId === parties.responsibleUnitId;
    return own ? forbidden('ownMatter') : allowed;
  }
  return forbidden(hasRole(actor, 'inspector') ? 'otherLine' : 'roleMissing');
}

/** 申请延期: those who sign for the unit. */
export function canAskExtension(actor: Actor, parties: RectificationParties): Decision {
  return canAcknowledge(actor, parties);
}

/** 重新打开: whoever could verify it. */
export function canReopen(actor: Actor, parties: RectificationParties): Decision {
  return canVerify(actor, parties);
}

function isHead(actor: Actor, { unitId, responsibleUnitId, headId, responsibleHeadId }: RectificationParties): boolean {
  if (actor.id === headId || actor.id === responsibleHeadId) return true;
  return actor.headOf.includes(unitId) || actor.headOf.includes(responsibleUnitId);
}

function isParty(actor: Actor, parties: RectificationParties): boolean {
  if (isHead(actor, parties)) return true;
  const units = [parties.unitId, parties.responsibleUnitId];
  if (units.includes(actor.unitId)) return true;
  return hasRole(actor, 'manager', 'serviceOfficer') && units.some(unit => actor.subtree.includes(unit));
}
