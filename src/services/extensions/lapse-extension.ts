import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { EXTENSION_ASKING_CODES } from './asking-codes.ts';
import type { ExtendedRow } from './extendable.ts';

/** Closes a request that nobody need decide any more, as the work was done in time; whoever would decide is told nothing more. */
export async function lapseExtension(
  context: ServiceContext,
  tx: Tx,
  { no, row, round, now }: { no: string; row: ExtendedRow; round: number; now: Date },
): Promise<void> {
  const { count } = await tx.extension.updateMany({
    where: { ...row, round, status: 'asked' },
    data: { status: 'lapsed', decidedAt: now },
  });
  if (count > 0) await context.notices.dropHeld(tx, now, no, EXTENSION_ASKING_CODES);
}
