import { randomUUID } from 'node:crypto';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import { findReused } from './find-reused.ts';

/**
 * Attaches files to what they prove. Inside the transaction of the answer or step they came with.
 *
 * @throws AppError `notFound` when a file is not stored or was sent by somebody else.
 */
export async function addEvidence(
  tx: Tx,
  input: {
    fileIds: readonly string[];
    subjectType:
      | 'rectification'
      | 'supervision'
      | 'liability'
      | 'appeal'
      | 'penalty'
      | 'reversal'
      | 'dispute'
      | 'disputeStatement'
      | 'liabilityStatement'
      | 'investigation'
      | 'investigationStatement'
      | 'submission'
      | 'reportFile'
      | 'measureCheck';
    subjectId: string;
    byId: string;
    at: Date;
  },
): Promise<number> {
  const fileIds = [...new Set(input.fileIds)];
  if (fileIds.length === 0) return 0;
  const own = await tx.storedFile.count({ where: { id: { in: fileIds }, uploadedById: input.byId } });
  if (own !== fileIds.length) throw new AppError('notFound');
  const reused = await findReused(tx, { fileIds, subjectIds: [input.subjectId] });
  const { count } = await tx.evidence.createMany({
    data: fileIds.map(fileId => ({
      id: randomUUID(),
      fileId,
      subjectType: input.subjectType,
      subjectId: input.subjectId,
      addedById: input.byId,
      at: input.at,
      reusedOfId: reused.get(fileId)?.evidenceId ?? null,
      reuseBits: reused.get(fileId)?.bits ?? null,
    })),
    skipDuplicates: true,
  });
  return count;
}
