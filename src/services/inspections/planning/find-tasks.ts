import { FULFILLABLE } from '../../../domain/inspections/planning/task-status.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed, type Decision } from '../../../domain/permissions/decision.ts';
import { canHandOver, canHaveTasks, canManageTask } from '../../../domain/permissions/planning.ts';
import { AppError } from '../../../errors.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { type LoadedTask, loadTasks } from './load-tasks.ts';
import { loadOfficers } from './load-visit.ts';

/** The actor's own tasks that a unit may be named for: open ones, and those a visit could still fulfil. @throws AppError `forbidden` */
export async function listNameable(context: ServiceContext, input: { actor: Actor }): Promise<LoadedTask[]> {
  assertAllowed(canHaveTasks(input.actor));
  const tasks = await loadTasks(context, context.db.prisma, {
    inspectorId: input.actor.id,
    status: { in: FULFILLABLE.filter(status => status !== 'skipped') },
  });
  return tasks;
}

/** One of the actor's own tasks, to be changed. @throws AppError `notFound`, `forbidden` */
export function ownTask(context: ServiceContext, db: Tx | Prisma, actor: Actor, no: string): Promise<LoadedTask> {
  return taskFor(context, db, { actor, no }, canManageTask);
}

/** A task to be given to somebody else. @throws AppError `notFound`, `forbidden` */
export async function taskToHand(
  context: ServiceContext,
  db: Tx | Prisma,
  actor: Actor,
  no: string,
): Promise<LoadedTask> {
  const officers = await loadOfficers(context, db);
  return taskFor(context, db, { actor, no }, (who, task) => canHandOver(who, task, officers));
}

async function taskFor(
  context: ServiceContext,
  db: Tx | Prisma,
  { actor, no }: { actor: Actor; no: string },
  may: (actor: Actor, task: LoadedTask) => Decision,
): Promise<LoadedTask> {
  const [task] = await loadTasks(context, db, { no });
  if (!task) throw new AppError('notFound', { no });
  assertAllowed(may(actor, task));
  return task;
}
