import type { Tx } from '../../store/database.ts';
import { findTraces } from './find-traces.ts';

/** Records of a file itself, and messages, which are cleared. */
const NOT_A_USE = new Set(['StoredFile', 'InboxMessage', 'OutboxMessage', 'BotState']);

/** The files a person sent that no record refers to: what others work with and decide by stays. */
export async function unusedFiles(tx: Tx, staffId: string) {
  const sent = await tx.storedFile.count({ where: { uploadedById: staffId } });
  // Most of an inspector's files are evidence, which is known at once; of the rest every table is asked.
  const files = await tx.storedFile.findMany({
    where: { uploadedById: staffId, evidence: { none: {} } },
    select: { id: true, sha256: true, cleanSha256: true },
  });
  const unused: typeof files = [];
  for (const file of files) {
    const uses = await findTraces(tx, { id: file.id });
    if (!uses.some(({ table }) => !NOT_A_USE.has(table))) unused.push(file);
  }
  return { unused, used: sent - unused.length };
}
