import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { actsForUnit } from './penalties.ts';

/** 不是我们的责任: by the head or the 服务管理人员 of the unit that is held responsible now. */
export function canContest(actor: Actor, responsibleUnitId: string): Decision {
  return speaksForUnit(actor, responsibleUnitId);
}

/** 补充说明: by the side that was named instead. */
export function canState(actor: Actor, proposedUnitId: string | null): Decision {
  return proposedUnitId === null ? forbidden('notRecipient') : speaksForUnit(actor, proposedUnitId);
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
