import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { speaksForPoints } from './penalties.ts';

/** 考核排名: every unit's score is for those who answer for units or judge them. */
export function canSeeRanking(actor: Actor): Decision {
  const may = hasRole(actor, 'manager', 'serviceOfficer', 'qualityOfficer', 'leader') || actor.headOf.length > 0;
  return may ? allowed : forbidden('roleMissing');
}

/** A closing, where others' objections are not shown: also for who stands in for a head, whose scores were announced. */
export function canSeeClosing(actor: Actor): Decision {
  return actor.standsInAt.length > 0 ? allowed : canSeeRanking(actor);
}

/**
 * How a unit's score came about: quality officers and leaders; of the unit itself and of what stands under it its head or who stands in for one on leave, managers and 服务管理人员; and
 * everybody who works in the unit or under it, since its points are theirs to avoid.
 *
 * @param actorUnitPath the actor's unit and every unit above it
 */
export function canSeeScore(actor: Actor, unitId: string, actorUnitPath: readonly string[]): Decision {
  if (hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (speaksForPoints(actor, unitId) || actorUnitPath.includes(unitId)) return allowed;
  return hasRole(actor, 'serviceOfficer') && actor.subtree.includes(unitId) ? allowed : forbidden('otherUnit');
}

/** 预公示, 定稿 and 重算: quality officers. A person who announced may freeze: the units have had their say between. */
export function canClosePeriod(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/** 对预公示的异议: the unit's head, or who stands in for one that is on leave. */
export function canObject(actor: Actor, unitId: string): Decision {
  if (speaksForPoints(actor, unitId)) return allowed;
  return forbidden(actor.subtree.includes(unitId) ? 'notHead' : 'otherUnit');
}
