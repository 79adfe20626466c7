import { type Due, type DueBasis, dueAfter, dueAgain, RETURNED_WORKING_DAYS } from '../../domain/rectification/due.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/** The deadline of the round that begins now; the one before it stands where it comes later. */
export async function dueOfRound(context: ServiceContext, tx: Tx, id: string, now: Date): Promise<Due> {
  const before = await tx.rectificationNotice.findUniqueOrThrow({
    where: { id },
    select: { dueAt: true, dueBasis: true, unitId: true },
  });
  const inForce = { dueAt: before.dueAt, dueBasis: before.dueBasis as unknown as DueBasis };
  const calendar = (await context.unitCalendars(tx))(before.unitId);
  return dueAgain(inForce, dueAfter(calendar, now, RETURNED_WORKING_DAYS));
}
