import type { ServiceContext } from '../context.ts';

/** At the end of the appeal window a confirmed deduction that nobody appealed becomes final; anything else is left alone. */
export async function closeAppealWindow(context: ServiceContext, timer: { id: string }): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const { count } = await tx.penaltyEntry.updateMany({
      where: { id: timer.id, status: 'confirmed', appealDueAt: { lte: now } },
      data: { status: 'final', finalAt: now },
    });
    if (count === 0) return;
    await context.recordAudit(tx, {
      at: now,
      actorId: 'system',
      action: 'penalty.final',
      subjectType: 'penalty',
      subjectId: timer.id,
    });
  });
}
