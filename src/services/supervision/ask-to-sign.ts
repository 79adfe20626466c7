import { signDue } from '../../domain/tasks/sign-due.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { signTimers } from '../tasks/sign-timers.ts';
import type { OrdersOf } from './pause-clocks.ts';

/** Sets by when an order is to be signed for, with its reminders. In the transaction that asks the unit. */
export async function askToSign(
  context: ServiceContext,
  tx: Tx,
  order: {
    id: string;
    no: string;
    responsibleUnitId: string;
    clocks: readonly { dueAt: Date | string }[];
    now: Date;
  },
): Promise<void> {
  const { id, no, responsibleUnitId, clocks, now } = order;
  const calendar = (await context.unitCalendars(tx))(responsibleUnitId);
  const first = new Date(Math.min(...clocks.map(({ dueAt }) => new Date(dueAt).getTime())));
  const dueAt = signDue(calendar, now, first);
  await tx.supervisionOrder.update({ where: { id }, data: { signDueAt: dueAt } });
  await context.timers.scheduleAll(tx, signTimers(calendar, { no, dueAt, from: now }));
}

/**
 * Asks anew for what nobody has signed for, after a 责任认定 that stood `since`. Where it `moved` the order, its new unit is asked; where not, only
 * who still had time then: what was overdue stays so. In its transaction.
 */
export async function askAnewToSign(
  context: ServiceContext,
  tx: Tx,
  orders: OrdersOf,
  review: { moved: boolean; since: Date; now: Date },
): Promise<void> {
  const { moved, since, now } = review;
  const unsigned = await tx.supervisionOrder.findMany({
    where: { ...orders, status: 'issued', ...(!moved && { signDueAt: { gte: since } }) },
    include: { clocks: { select: { dueAt: true } } },
    orderBy: { no: 'asc' },
  });
  for (const order of unsigned) await askToSign(context, tx, { ...order, now });
}
