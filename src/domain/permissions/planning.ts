import { type Actor, hasRole, type ServiceLine } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/** Giving out tasks, drawing again. */
export function canPlanTasks(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/** 任务进度: who plans, and the leader who reads all. */
export function canOverseeTasks(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer', 'leader') ? allowed : forbidden('roleMissing');
}

/** Tasks of one's own are an inspector's. */
export function canHaveTasks(actor: Actor): Decision {
  return hasRole(actor, 'inspector') ? allowed : forbidden('roleMissing');
}

/** Planning a day, skipping: the inspector whose task it is. */
export function canManageTask(actor: Actor, task: { inspectorId: string }): Decision {
  return actor.id === task.inspectorId
    ? allowed
    : forbidden(hasRole(actor, 'inspector') ? 'notRecipient' : 'roleMissing');
}

/** Handing over: also a quality officer, who arranges what an absence has left without an inspector. */
export function canHandOver(actor: Actor, task: { inspectorId: string }): Decision {
  return hasRole(actor, 'qualityOfficer') ? allowed : canManageTask(actor, task);
}

/** Looking at one task: its inspector, colleagues of the line, and who oversees. What of it is shown is `inspections/disclosure.ts`. */
export function canSeeTask(actor: Actor, task: { inspectorId: string; line: ServiceLine }): Decision {
  if (actor.id === task.inspectorId || hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (!hasRole(actor, 'inspector')) return forbidden('roleMissing');
  return actor.lines.includes(task.line) ? allowed : forbidden('otherLine');
}
