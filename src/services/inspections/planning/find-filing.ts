import { discloseVisit } from '../../../domain/inspections/disclosure.ts';
import { isOpen } from '../../../domain/inspections/planning/task-status.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canFileInspection } from '../../../domain/permissions/inspections.ts';
import { canManageTask } from '../../../domain/permissions/planning.ts';
import { AppError } from '../../../errors.ts';
import type { ServiceContext } from '../../context.ts';
import { loadTasks } from './load-tasks.ts';

/** 录测评 RW-…: what to file. The task's own, or a colleague's of the line; a recheck is its inspector's alone. @throws AppError `notFound`, `forbidden` */
export async function findFiling(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<{ programmeId: string; unitId: string; open: boolean; resultNo: string | null }> {
  const [task] = await loadTasks(context, context.db.prisma, { no: input.no });
  if (!task) throw new AppError('notFound', { no: input.no });
  assertAllowed(canFileInspection(input.actor, task.line));
  if (task.origin === 'recheck') assertAllowed(canManageTask(input.actor, task));
  const { programmeId, unitId } = task;
  // Whoever may not know that it is done files an unplanned visit.
  const known = discloseVisit(input.actor, task).exists;
  const open = !known || isOpen(task.status) || task.status === 'missed';
  return { programmeId, unitId, open, resultNo: known ? task.resultNo : null };
}
