import { type Actor, hasRole } from '../org/actor.ts';
import { isBarred } from '../penalties/deciders.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { speaksForPoints } from './penalties.ts';

/** 登记服务事件 and 办结事件: quality officers and leaders. */
export function canRunIncidents(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer', 'leader') ? allowed : forbidden('roleMissing');
}

/** 撤销服务事件: by whoever registered it, or a quality officer of another unit than the one that answers for it. */
export function canWithdrawIncident(
  actor: Actor,
  { reportedById, responsibleUnitId }: { reportedById: string; responsibleUnitId: string },
): Decision {
  if (actor.id === reportedById) return allowed;
  if (!hasRole(actor, 'qualityOfficer')) return forbidden('roleMissing');
  return isBarred(actor, [responsibleUnitId]) ? forbidden('ownMatter') : allowed;
}

/** 报事件措施: for the unit that answers for it now, by its head or who stands in for one on leave. */
export function canReportMeasures(actor: Actor, responsibleUnitId: string): Decision {
  return speaksForPoints(actor, responsibleUnitId) ? allowed : forbidden('notHead');
}
