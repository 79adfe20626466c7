import { type Actor, hasRole } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { loadUnitsLedBy } from '../org/load-heads.ts';
import { type LoadedOrder, loadOrders } from './load-order.ts';

/** More open orders than a person can look through in a chat; the oldest come first. Applied to what is theirs. */
export const MOST_ORDERS = 50;

/**
 * The unfinished orders that may concern a person: their responsible units', and those they may decide. Not capped: callers keep
 * what is expected of the person, and only then the first `MOST_ORDERS`.
 */
export async function loadOpenOrders(context: ServiceContext, actor: Actor): Promise<LoadedOrder[]> {
  const { prisma } = context.db;
  const own = [...new Set([actor.unitId, ...actor.headOf, ...(await loadUnitsLedBy(prisma, actor.id))])];
  const decides = hasRole(actor, 'qualityOfficer', 'leader');
  const rows = await prisma.supervisionOrder.findMany({
    where: {
      OR: [
        {
          status: { in: ['issued', 'signed', 'causeFound', 'returned', 'fixed'] },
          responsibleUnitId: { in: own },
        },
        ...(decides ? [{ status: 'reported' as const }] : []),
      ],
    },
    select: { no: true },
  });
  return loadOrders(
    prisma,
    rows.map(row => row.no),
  );
}
