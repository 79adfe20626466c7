import { DISPUTE_ASKING_CODES } from '../../domain/inspections/notices.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/**
 * Settles what is open against findings that do not stand any more: it has what it asked for, nobody has to decide about it. Runs in the
 * caller's transaction and checks no permission.
 *
 * @param input.decision why they do not stand, as the unit reads it
 */
export async function settleDisputes(
  context: ServiceContext,
  tx: Tx,
  input: { findingIds: readonly string[]; decision: string; actorId: string; now: Date },
): Promise<{ no: string; byId: string }[]> {
  const { findingIds, decision, actorId, now } = input;
  const open = await tx.findingDispute.findMany({
    where: { findingId: { in: [...findingIds] }, status: 'open' },
    select: { id: true, no: true, byId: true },
    orderBy: { no: 'asc' },
  });
  await tx.findingDispute.updateMany({
    where: { id: { in: open.map(({ id }) => id) } },
    data: { status: 'accepted', decidedById: actorId, decidedAt: now, decision },
  });
  for (const { no } of open) await context.notices.dropHeld(tx, now, no, DISPUTE_ASKING_CODES);
  return open.map(({ no, byId }) => ({ no, byId }));
}
