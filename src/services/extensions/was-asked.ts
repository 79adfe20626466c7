import type { Tx } from '../../store/database.ts';
import type { ExtendedRow } from './extendable.ts';

/** Whether more time has been asked for in this round, whatever came of it: it cannot be asked for again. */
export async function wasAsked(tx: Tx, row: ExtendedRow, round: number): Promise<boolean> {
  return (await tx.extension.count({ where: { ...row, round } })) > 0;
}
