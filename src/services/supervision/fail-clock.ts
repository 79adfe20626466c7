import { CLOCK_RULE } from '../../domain/penalties/rule-ids.ts';
import { failsNow } from '../../domain/supervision/clocks.ts';
import type { SupervisionTimer } from '../../domain/supervision/timers.ts';
import type { ServiceContext } from '../context.ts';
import { proposePenalty } from '../penalties/propose-penalty.ts';
import { isPutOffAsked } from './is-put-off-asked.ts';

/**
 * Marks a clock that was not met in time, once, and proposes the deduction against whoever is responsible by then. The order
 * goes on: failing closes nothing. Safe to run again, early or late.
 */
export async function failClock(
  context: ServiceContext,
  timer: Extract<SupervisionTimer, { kind: 'supervisionClockDue' }>,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    // A 责任认定 may be moving the order: whoever comes second waits, and then reads what the first has written.
    await tx.$queryRaw`
      SELECT 1 FROM "SupervisionOrder" WHERE id = (SELECT "orderId" FROM "SupervisionClock" WHERE id = ${timer.id})
      FOR UPDATE`;
    const clock = await tx.supervisionClock.findUnique({ where: { id: timer.id }, include: { order: true } });
    if (!clock || !failsNow(clock, clock.order.status, now)) return;
    const { order, kind, round, dueAt } = clock;
    if (await isPutOffAsked(tx, clock)) return;
    const { count } = await tx.supervisionClock.updateMany({
      // A report that came in time while this ran has met the clock after all.
      where: { id: clock.id, failedAt: null, OR: [{ metAt: null }, { metAt: { gt: dueAt } }] },
      data: { failedAt: now },
    });
    if (count === 0) return;
    await context.recordAudit(tx, {
      at: now,
      actorId: 'system',
      action: 'supervision.clockFailed',
      subjectType: 'supervision',
      subjectId: order.id,
      detail: { clock: kind, round, dueAt: dueAt.toISOString() },
    });
    await proposePenalty(context, tx, {
      ruleId: CLOCK_RULE,
      occurrenceKey: `${CLOCK_RULE}:${order.no}:${kind}:${round}`,
      responsibleUnitId: order.responsibleUnitId,
      subject: { type: 'supervisionClock', id: clock.id, no: order.no },
      reason: { code: 'clockFailed', clock: kind, dueAt: dueAt.toISOString() },
      occurredAt: dueAt,
      now,
    });
  });
}
