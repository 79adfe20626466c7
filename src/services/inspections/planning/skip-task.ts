import type { Actor } from '../../../domain/org/actor.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { ownTask } from './find-tasks.ts';
import { discloseTask, type LoadedTask } from './load-tasks.ts';
import { loadOfficers } from './load-visit.ts';

export type SkippedTask =
  | { kind: 'skipped' | 'explained'; task: LoadedTask }
  /** Done, or skipped before: `task.reason` says why then. */
  | { kind: 'closed'; task: LoadedTask };

/**
 * The inspector says why a task is not done: an open one is skipped, a missed one keeps its state and gets its reason. Quality officers hear
 * of it.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function skipTask(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; reason: string },
): Promise<SkippedTask> {
  const { actor, submissionId, no, reason } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT id FROM "InspectionTask" WHERE no = ${no} FOR UPDATE`;
    const task = await ownTask(context, tx, actor, no);
    const { result } = await context.once(tx, { submissionId, useCase: 'skip-task', at: now }, async () => {
      if (task.status === 'done' || task.status === 'skipped') return 'closed' as const;
      const missed = task.status === 'missed';
      await tx.inspectionTask.update({
        where: { no },
        data: { reason, updatedAt: now, ...(missed ? {} : { status: 'skipped' }) },
      });
      await tellOfficers(context, tx, { task, reason, missed, submissionId });
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: missed ? 'task.explained' : 'task.skipped',
        subjectType: 'task',
        subjectId: task.id,
        detail: { no },
      });
      return missed ? ('explained' as const) : ('skipped' as const);
    });
    return { kind: result, task };
  });
}

async function tellOfficers(
  context: ServiceContext,
  tx: Tx,
  input: { task: LoadedTask; reason: string; missed: boolean; submissionId: string },
): Promise<void> {
  const { task, reason, missed, submissionId } = input;
  await context.notices.queue(
    tx,
    context.clock.now(),
    (await loadOfficers(context, tx)).map(viewer => ({
      recipientId: viewer.id,
      ref: { type: 'task', no: task.no },
      dedupeKey: `taskSkipped:${submissionId}:${viewer.id}`,
      content: { code: 'taskSkipped', task: discloseTask(viewer, task), reason, missed },
    })),
  );
}
