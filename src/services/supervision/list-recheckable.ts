import type { Actor } from '../../domain/org/actor.ts';
import { canDecideOrder } from '../../domain/permissions/supervision.ts';
import type { ServiceContext } from '../context.ts';
import { loadOfficerUnits } from './load-order.ts';

/** As many closed orders as one command can mean. */
const MOST = 20;

/** Closed orders that wait for their consolidation recheck and that the person may decide about, the earliest due first. */
export async function listRecheckable(
  context: ServiceContext,
  actor: Actor,
): Promise<{ no: string; title: string; dueAt: Date | null }[]> {
  const { prisma } = context.db;
  const rows = await prisma.supervisionOrder.findMany({
    where: { status: 'closed' },
    select: { no: true, unitId: true, responsibleUnitId: true, title: true, recheckDueAt: true },
    orderBy: [{ recheckDueAt: 'asc' }, { no: 'asc' }],
  });
  const officerUnitIds = await loadOfficerUnits(context, prisma);
  return rows
    .filter(row => canDecideOrder(actor, { ...row, officerUnitIds }).allowed)
    .slice(0, MOST)
    .map(({ no, title, recheckDueAt }) => ({ no, title, dueAt: recheckDueAt }));
}
