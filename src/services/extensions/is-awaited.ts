import type { Tx } from '../../store/database.ts';
import type { ExtendedRow } from './extendable.ts';

/** Whether a decision about this round's deadline is awaited: until then nobody is late. */
export async function isAwaited(tx: Tx, row: ExtendedRow, round: number): Promise<boolean> {
  return (await tx.extension.count({ where: { ...row, round, status: 'asked' } })) > 0;
}
