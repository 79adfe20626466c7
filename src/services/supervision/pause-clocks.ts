import { afterPause } from '../../domain/calendar/paused-deadline.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import type { ReportKind } from '../../domain/supervision/workflow.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { clockTimers } from './clock-timers.ts';

/** Whose clocks: of a 督办单, or of those raised from a 整改通知. */
export type OrdersOf = { readonly id: string } | { readonly rectificationId: string };

/** A clock that runs again; `dueAt` is its new deadline (ISO). */
export interface ResumedClock {
  readonly orderNo: string;
  readonly kind: ReportKind;
  readonly dueAt: string;
}

/**
 * Stops the running clocks of orders while somebody else has to decide whose they are. Those of the province's orders go on: its own
 * deadline does not wait. In the transaction that begins the wait.
 *
 * @returns the 单号 of the orders whose clocks stand still now.
 */
export async function pauseClocks(tx: Tx, orders: OrdersOf, now: Date): Promise<string[]> {
  const running = { metAt: null, failedAt: null, pausedAt: null, dueAt: { gt: now } };
  const where = { ...running, order: { ...orders, provinceDueAt: null } };
  const stopped = await tx.supervisionClock.findMany({
    where,
    select: { id: true, order: { select: { no: true } } },
    orderBy: [{ order: { no: 'asc' } }, { dueAt: 'asc' }],
  });
  await tx.supervisionClock.updateMany({
    where: { id: { in: stopped.map(({ id }) => id) } },
    data: { pausedAt: now },
  });
  return [...new Set(stopped.map(({ order }) => order.no))];
}

/** Whether a 责任认定 about one of these records is open for which what is owed stands still. */
export async function standsStill(tx: Tx, subjectIds: readonly string[]): Promise<boolean> {
  const about = { subjectId: { in: [...subjectIds] } };
  return (await tx.liabilityReview.count({ where: { ...about, status: 'open', standsSince: { not: null } } })) > 0;
}

/** Lets them run on, each later by the working time it stood still, unless another such decision is still open. In its transaction. */
export async function resumeClocks(
  context: ServiceContext,
  tx: Tx,
  orders: OrdersOf,
  now: Date,
): Promise<ResumedClock[]> {
  const paused = await tx.supervisionClock.findMany({
    where: { metAt: null, pausedAt: { not: null }, order: orders },
    include: { order: { select: { no: true, rectificationId: true, responsibleUnitId: true } } },
    orderBy: [{ order: { no: 'asc' } }, { dueAt: 'asc' }],
  });
  const calendarOf = await context.unitCalendars(tx);
  const resumed: ResumedClock[] = [];
  for (const { id, orderId, kind, round, order, pausedAt, ...clock } of paused) {
    if (pausedAt === null || (await standsStill(tx, [orderId, order.rectificationId ?? orderId]))) continue;
    const calendar = calendarOf(order.responsibleUnitId);
    const basis = clock.dueBasis as unknown as DueBasis;
    const { start } = basis;
    const dueAt = afterPause({ dueAt: clock.dueAt, start }, { from: pausedAt, to: now }, calendar);
    const pause = { from: pausedAt.toISOString(), to: now.toISOString() };
    // Without working time in it, the pause explains nothing.
    const pauses = [...(basis.pauses ?? []), ...(dueAt > clock.dueAt ? [pause] : [])];
    const dueBasis = { ...basis, pauses } as unknown as Prisma.InputJsonObject;
    await tx.supervisionClock.update({ where: { id }, data: { dueAt, dueBasis, pausedAt: null } });
    await context.timers.scheduleAll(tx, clockTimers(calendar, { id, no: order.no, kind, round, dueAt, from: now }));
    resumed.push({ orderNo: order.no, kind, dueAt: dueAt.toISOString() });
  }
  return resumed;
}
