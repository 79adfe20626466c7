import { type DisclosedVisit, discloseVisit, type Viewer } from '../inspections/disclosure.ts';
import { type Actor, hasRole, type ServiceLine } from '../org/actor.ts';
import type { RectificationParties } from '../rectification/parties.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { canVerify } from './rectification.ts';

/** Giving out tasks, drawing again. */
export function canPlanTasks(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/** A visit that is yet to be given to somebody. */
export type PlannedVisit = Pick<DisclosedVisit, 'methods' | 'line' | 'unitId' | 'responsibleUnitId'>;

/** Whether somebody may know who goes: of a visit under cover nobody of the inspected side does, and so cannot choose. */
function maySendSomebody(viewer: Viewer, visit: PlannedVisit): boolean {
  const exists = { ...visit, inspectorId: '', releasedAt: null };
  return discloseVisit(viewer, exists).inspectorName;
}

/**
 * 安排检查, and taking such a task back: a quality officer; the leader where every officer is of the inspected side of a visit under cover.
 *
 * @param officers all active quality officers
 */
export function canPlanVisit(actor: Actor, visit: PlannedVisit, officers: readonly Viewer[]): Decision {
  const barred = (viewer: Viewer): boolean => !maySendSomebody(viewer, visit);
  if (hasRole(actor, 'leader') && officers.every(barred)) return barred(actor) ? forbidden('ownMatter') : allowed;
  if (!hasRole(actor, 'qualityOfficer')) return forbidden('roleMissing');
  return barred(actor) ? forbidden('ownMatter') : allowed;
}

/**
 * Another day for a task given out besides the draw, or taking it back: whoever could give it out, and whoever did.
 */
export function canManageExtra(
  actor: Actor,
  task: PlannedVisit & { plannedById: string | null },
  officers: readonly Viewer[],
): Decision {
  if (actor.id === task.plannedById) return allowed;
  if (hasRole(actor, 'qualityOfficer', 'leader')) return canPlanVisit(actor, task, officers);
  return forbidden(hasRole(actor, 'inspector') ? 'notRecipient' : 'roleMissing');
}

/** 安排复查: whoever may verify the 整改, as far as they may know who goes. */
export function canPlanRecheck(actor: Actor, parties: RectificationParties, methods: readonly string[]): Decision {
  const verifies = canVerify(actor, parties);
  if (!verifies.allowed) return verifies;
  return maySendSomebody(actor, { ...parties, methods }) ? allowed : forbidden('ownMatter');
}

/** 任务进度: who plans, and the leader who reads all. */
export function canOverseeTasks(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer', 'leader') ? allowed : forbidden('roleMissing');
}

/** Tasks of one's own are an inspector's. */
export function canHaveTasks(actor: Actor): Decision {
  return hasRole(actor, 'inspector') ? allowed : forbidden('roleMissing');
}

/** 请假: who has tasks, writes or signs for a unit, or decides about points. */
export function canTakeLeave(actor: Actor): Decision {
  return hasRole(actor, 'inspector', 'serviceOfficer', 'manager', 'qualityOfficer', 'leader')
    ? allowed
    : forbidden('roleMissing');
}

/** Planning a day, skipping: the inspector whose task it is. */
export function canManageTask(actor: Actor, task: { inspectorId: string }): Decision {
  return actor.id === task.inspectorId
    ? allowed
    : forbidden(hasRole(actor, 'inspector') ? 'notRecipient' : 'roleMissing');
}

/**
 * Handing over: also whoever could give out such a visit, who arranges what an absence has left without an inspector. Whoever may not know who
 * goes would learn it from the colleagues there are to choose from.
 *
 * @param officers all active quality officers
 */
export function canHandOver(
  actor: Actor,
  task: PlannedVisit & { inspectorId: string },
  officers: readonly Viewer[],
): Decision {
  if (actor.id !== task.inspectorId && hasRole(actor, 'qualityOfficer', 'leader'))
    return canPlanVisit(actor, task, officers);
  return canManageTask(actor, task);
}

/** Looking at one task: its inspector, colleagues of the line, and who oversees. What of it is shown is `inspections/disclosure.ts`. */
export function canSeeTask(actor: Actor, task: { inspectorId: string; line: ServiceLine }): Decision {
  if (actor.id === task.inspectorId || hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (!hasRole(actor, 'inspector')) return forbidden('roleMissing');
  return actor.lines.includes(task.line) ? allowed : forbidden('otherLine');
}
