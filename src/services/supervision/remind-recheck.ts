import type { SupervisionTimer } from '../../domain/supervision/timers.ts';
import type { ServiceContext } from '../context.ts';
import { loadOrder } from './load-order.ts';

/** Tells whoever decides about an order that its consolidation recheck (巩固复查) is due. */
export async function remindRecheck(
  context: ServiceContext,
  timer: Extract<SupervisionTimer, { kind: 'supervisionRecheck' }>,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const row = await tx.supervisionOrder.findUnique({ where: { id: timer.id } });
    if (row?.status !== 'closed') return;
    const order = await loadOrder(tx, row.no);
    const { no, title, responsibleUnitName } = order;
    const closedAt = (order.closedAt ?? now).toISOString();
    await context.notices.queue(
      tx,
      now,
      order.deciderIds.map(recipientId => ({
        recipientId,
        content: { code: 'supervisionRecheck', no, title, responsibleUnitName, closedAt },
        ref: { type: 'supervision', no },
        dedupeKey: `supervisionRecheck:${no}:${recipientId}`,
      })),
    );
  });
}
