import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { actsForUnit, standsInFor } from './penalties.ts';

/**
 * 不是我们的责任: by the head or the 服务管理人员 of the unit that is held responsible now, or of the one that was inspected; or by who stands in
 * for a head on leave and did not propose the points it is about.
 */
export function canContest(
  actor: Actor,
  unitIds: readonly string[],
  proposerIds: readonly (string | null)[] = [],
): Decision {
  const decisions = unitIds.map(unitId =>
    speaksFor(actor, unitId) !== null && proposerIds.includes(actor.id)
      ? forbidden('bothSides')
      : speaksForUnit(actor, unitId),
  );
  // Of several refusals the nearest is told: the unit is theirs, but not theirs to speak for.
  const near = decisions.find(each => !each.allowed && each.reason !== 'otherUnit');
  return decisions.find(each => each.allowed) ?? near ?? decisions[0] ?? forbidden('otherUnit');
}

/** For which of these units somebody speaks; the first where it is several. */
export function spokenFor(actor: Actor, unitIds: readonly string[]): string | undefined {
  return unitIds.find(unitId => speaksForUnit(actor, unitId).allowed);
}

/** 补充说明: by a side that is asked for its view, or the one that contests. */
export function canState(actor: Actor, sideUnitIds: readonly string[]): Decision {
  if (sideUnitIds.length === 0) return forbidden('notRecipient');
  return canContest(actor, sideUnitIds);
}

/** 查看 a 责任认定: both sides' heads and 服务管理人员, quality officers, leaders. */
export function canSeeReview(actor: Actor, sideUnitIds: readonly string[]): Decision {
  if (hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  return sideUnitIds.some(unitId => speaksForUnit(actor, unitId).allowed) ? allowed : forbidden('otherUnit');
}

/** For whom somebody speaks for a unit who does so as a stand-in alone; null for who does by their own right, or does not. */
export function speaksFor(actor: Actor, unitId: string): string | null {
  return ownRight(actor, unitId) ? null : (standsInFor(actor, unitId)?.forId ?? null);
}

function speaksForUnit(actor: Actor, unitId: string): Decision {
  if (ownRight(actor, unitId) || standsInFor(actor, unitId)) return allowed;
  return forbidden(actor.subtree.includes(unitId) ? 'notHead' : 'otherUnit');
}

const ownRight = (actor: Actor, unitId: string): boolean =>
  actsForUnit(actor, unitId) || (hasRole(actor, 'serviceOfficer') && actor.subtree.includes(unitId));
