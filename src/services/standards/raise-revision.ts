import type { Tx } from '../../store/database.ts';

const LIBRARY = 1;

/**
 * Says that what is found may have changed: every instance sees it with its next question and rebuilds its index. Called in the
 * transaction of the change.
 */
export async function raiseRevision(tx: Tx): Promise<void> {
  await tx.libraryRevision.upsert({
    where: { id: LIBRARY },
    create: { id: LIBRARY, revision: 1 },
    update: { revision: { increment: 1 } },
  });
}
