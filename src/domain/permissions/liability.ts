import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { actsForUnit } from './penalties.ts';

/** 不是我们的责任: by the head or the 服务管理人员 of the unit that is held responsible now, or of the one that was inspected. */
export function canContest(actor: Actor, unitIds: readonly string[]): Decision {
  const decisions = unitIds.map(unitId => speaksForUnit(actor, unitId));
  // Of several refusals the nearest is told: the unit is theirs, but not theirs to speak for.
  const near = decisions.find(each => !each.allowed && each.reason === 'notHead');
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

function speaksForUnit(actor: Actor, unitId: string): Decision {
  if (actsForUnit(actor, unitId)) return allowed;
  if (!actor.subtree.includes(unitId)) return forbidden('otherUnit');
  return hasRole(actor, 'serviceOfficer') ? allowed : forbidden('notHead');
}
