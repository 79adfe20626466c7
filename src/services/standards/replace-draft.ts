import { randomUUID } from 'node:crypto';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { StandardPreview } from './preview-standard.ts';

/** A draft that may still become another text: nobody is deciding about it. */
export async function isIdleDraft(reader: Tx | Prisma, versionId: string): Promise<boolean> {
  const version = await reader.standardVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { status: true, round: true, approvals: { select: { round: true } } },
  });
  return version.status === 'draft' && !version.approvals.some(act => act.round === version.round);
}

/**
 * Puts another text in the place of an idle draft's, such as one that was returned: its 单号 and the rounds behind it stay. Rounds that
 * were decided keep their acts; what they were about is in the audit trail by its hash.
 *
 * @throws AppError `conflict` when it was submitted in the meantime.
 */
export async function replaceDraft(
  tx: Tx,
  input: { versionId: string; preview: StandardPreview; importedById: string; now: Date },
): Promise<void> {
  const { versionId, preview, importedById, now } = input;
  const { parsed } = preview;
  await tx.$queryRaw`SELECT id FROM "StandardVersion" WHERE id = ${versionId} FOR UPDATE`;
  if (!(await isIdleDraft(tx, versionId))) throw new AppError('conflict');
  await tx.clause.deleteMany({ where: { versionId } });
  await tx.standardVersion.update({
    where: { id: versionId },
    data: {
      sourceName: preview.fileName,
      sourceHash: preview.hash,
      preamble: [...parsed.subtitles, parsed.preamble].filter(line => line !== '').join('\n'),
      leftOut: preview.leftOut.map(each => ({ ...each })),
      importedById,
      importedAt: now,
    },
  });
  await tx.clause.createMany({
    data: [...parsed.clauses, ...parsed.annexes].map(clause => ({ ...clause, id: randomUUID(), versionId })),
  });
}
