import type { Actor } from '../../domain/org/actor.ts';
import { canDecideOrder } from '../../domain/permissions/supervision.ts';
import type { ServiceContext } from '../context.ts';
import { loadOrders } from './load-order.ts';

/** As many closed orders as are looked through for one command. */
const MOST = 20;

/** Closed orders that wait for their consolidation recheck and that the person may decide about, the earliest due first. */
export async function listRecheckable(
  context: ServiceContext,
  actor: Actor,
): Promise<{ no: string; title: string; dueAt: Date | null }[]> {
  const { prisma } = context.db;
  const rows = await prisma.supervisionOrder.findMany({
    where: { status: 'closed' },
    select: { no: true },
    orderBy: { recheckDueAt: 'asc' },
    take: MOST,
  });
  const nos = rows.map(row => row.no);
  const orders = await loadOrders(context, prisma, nos);
  return orders
    .filter(order => canDecideOrder(actor, order.parties).allowed)
    .map(({ no, title, recheckDueAt }) => ({ no, title, dueAt: recheckDueAt }));
}
