import type { ApprovedVersion } from '../../domain/standards/approval.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';

export type LoadedVersion = Awaited<ReturnType<typeof loadVersion>>;

/**
 * A version with its standard and the acts of its approval, by 单号 or id.
 *
 * @throws AppError `notFound`.
 */
export async function loadVersion(reader: Tx | Prisma, where: { no: string } | { id: string }) {
  const row = await reader.standardVersion.findUnique({
    where,
    include: { standard: true, approvals: true, _count: { select: { clauses: true } } },
  });
  if (!row) throw new AppError('notFound', 'no' in where ? { no: where.no } : {});
  const { approvals, _count, ...version } = row;
  const approval: ApprovedVersion = { ...version, acts: approvals };
  return { ...version, approval, clauseCount: _count.clauses };
}

/** Locks a version for the transaction, so that of two decisions at once the second sees the first. */
export async function lockVersion(tx: Tx, where: { no: string } | { id: string }): Promise<LoadedVersion> {
  if ('no' in where) await tx.$queryRaw`SELECT id FROM "StandardVersion" WHERE no = ${where.no} FOR UPDATE`;
  else await tx.$queryRaw`SELECT id FROM "StandardVersion" WHERE id = ${where.id} FOR UPDATE`;
  return loadVersion(tx, where);
}

/** What names an edition in a notice. What the demo brings has no 单号 and is named by its label alone. */
export function editionFacts(version: Pick<LoadedVersion, 'no' | 'label' | 'standard'>) {
  return { no: version.no ?? '', title: version.standard.title, label: version.label };
}
