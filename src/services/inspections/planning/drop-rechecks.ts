import type { RecheckSettled } from '../../../domain/inspections/planning/notices.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';

/**
 * A 整改 was closed or withdrawn before the visit that was to look at it again: the recheck loses that item, and is taken back where nothing is
 * left of it; its inspector is told once, whoever closed it. One that is being filled in already is left: its inspector is there. Called at
 * the end of what closes the 整改, in its transaction; checks no permission.
 */
export async function dropRechecks(
  context: ServiceContext,
  tx: Tx,
  closed: { noticeId: string; no: string; itemTitle: string; unitName: string; why: RecheckSettled['why'] },
): Promise<void> {
  const { noticeId, no, itemTitle, unitName, why } = closed;
  const now = context.clock.now();
  const tasks = await tx.$queryRaw<{ id: string; no: string; inspectorId: string }[]>`
    SELECT t.id, t.no, t."inspectorId" FROM "InspectionTask" t JOIN "RecheckTarget" r ON r."taskId" = t.id
    WHERE r."noticeId" = ${noticeId} AND t.status = 'planned' ORDER BY t.id FOR UPDATE OF t`;
  for (const task of tasks) {
    const left = await tx.recheckTarget.findMany({
      where: { taskId: task.id, noticeId: { not: noticeId } },
      select: { ordinal: true },
    });
    if (left.length === 0)
      await tx.inspectionTask.update({ where: { id: task.id }, data: { status: 'withdrawn', updatedAt: now } });
    else {
      const items = [...new Set(left.map(({ ordinal }) => ordinal))].sort((a, b) => a - b);
      await tx.recheckTarget.delete({ where: { taskId_noticeId: { taskId: task.id, noticeId } } });
      await tx.inspectionTask.update({ where: { id: task.id }, data: { items, updatedAt: now } });
    }
    await context.recordAudit(tx, {
      ...{ at: now, actorId: 'system', subjectType: 'task', subjectId: task.id },
      action: left.length === 0 ? 'task.recheckSettled' : 'task.recheckShortened',
      detail: { no: task.no, noticeNo: no, why },
    });
    await context.notices.queue(tx, now, [
      {
        recipientId: task.inspectorId,
        ref: { type: 'task', no: task.no },
        dedupeKey: `recheckSettled:${task.no}:${no}`,
        content: { code: 'recheckSettled', taskNo: task.no, unitName, no, itemTitle, why, left: left.length },
      },
    ]);
  }
}
