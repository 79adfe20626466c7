import type { InspectionTimer } from '../../domain/inspections/timers.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { isInForce, loadReleased } from './load-released.ts';
import { factsOf } from './result-facts.ts';

type Fired<Kind extends InspectionTimer['kind']> = Extract<InspectionTimer, { kind: Kind }>;

/** The result while its head has not answered; undefined when it was confirmed, or corrected or voided since. */
async function unanswered(context: ServiceContext, tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "Inspection" WHERE id = ${id} FOR UPDATE`;
  const row = await tx.inspection.findUnique({ where: { id } });
  if (!row?.no || row.releasedAt === null || !isInForce(row.status) || row.confirmedAt !== null) return undefined;
  return loadReleased(context, tx, row.no);
}

/** The window passed: what was not disputed counts as confirmed, and the head is told so. */
export async function closeResponseWindow(
  context: ServiceContext,
  timer: Fired<'resultResponseCloses'>,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const row = await unanswered(context, tx, timer.id);
    if (!row?.respondBy || now <= row.respondBy) return;
    await tx.inspection.update({ where: { id: row.id }, data: { confirmedAt: row.respondBy, updatedAt: now } });
    await context.recordAudit(tx, {
      at: now,
      actorId: 'system',
      action: 'inspection.takenAsConfirmed',
      subjectType: 'inspection',
      subjectId: row.id,
    });
    if (row.headId === undefined) return;
    const facts = await factsOf(tx, row);
    await context.notices.queue(tx, now, [
      {
        recipientId: row.headId,
        content: { code: 'resultTakenAsConfirmed', ...facts, openDisputes: row.openDisputes },
        ref: { type: 'inspection', no: facts.no },
        dedupeKey: `resultTakenAsConfirmed:${row.id}:${row.headId}`,
      },
    ]);
  });
}

/** One working day is left; silent where the head has answered, by confirming or by a dispute. */
export async function remindResponse(context: ServiceContext, timer: Fired<'resultResponseReminder'>): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const row = await unanswered(context, tx, timer.id);
    if (!row?.respondBy || now > row.respondBy || row.headId === undefined) return;
    const disputed = await tx.findingDispute.count({ where: { finding: { inspectionId: row.id } } });
    if (disputed > 0) return;
    const facts = await factsOf(tx, row);
    await context.notices.queue(tx, now, [
      {
        recipientId: row.headId,
        content: { code: 'resultResponseReminder', ...facts, respondBy: row.respondBy.toISOString() },
        ref: { type: 'inspection', no: facts.no },
        dedupeKey: `resultResponseReminder:${row.id}:${row.headId}`,
      },
    ]);
  });
}
