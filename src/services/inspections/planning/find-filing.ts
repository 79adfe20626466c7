import { isOpen } from '../../../domain/inspections/planning/task-status.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canFileInspection } from '../../../domain/permissions/inspections.ts';
import { AppError } from '../../../errors.ts';
import type { ServiceContext } from '../../context.ts';
import { loadTasks } from './load-tasks.ts';

/** 录测评 RW-…: what to file. The task's own, or a colleague's of the line. @throws AppError `notFound`, `forbidden` */
export async function findFiling(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<{ programmeId: string; unitId: string; open: boolean; resultNo: string | null }> {
  const [task] = await loadTasks(context, context.db.prisma, { no: input.no });
  if (!task) throw new AppError('notFound', { no: input.no });
  assertAllowed(canFileInspection(input.actor, task.line));
  const { programmeId, unitId, resultNo } = task;
  return { programmeId, unitId, resultNo, open: isOpen(task.status) || task.status === 'missed' };
}
