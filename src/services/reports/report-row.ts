import type { Actor } from '../../domain/org/actor.ts';
import { releasersOf } from '../../domain/org/releasers.ts';
import { canReleaseReport } from '../../domain/permissions/reports.ts';
import { dueInForce } from '../../domain/reports/due.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { assertMayRelease } from '../org/may-release.ts';
import { actingAt, loadPosts } from '../org/posts.ts';

export type ReportRow = NonNullable<Awaited<ReturnType<typeof findReport>>>;

/** A submission with its obligation, the name of its unit, who acts for it and what the rules ask about that, by 单号 or by id. */
export async function findReport(
  context: Pick<ServiceContext, 'clock'>,
  db: Tx | Prisma,
  where: { no: string } | { id: string },
) {
  const row = await db.submission.findUnique({ where, include: { obligation: true } });
  if (!row) return undefined;
  const { unitId } = row;
  const unit = await db.orgUnit.findUniqueOrThrow({ where: { id: unitId }, select: { name: true } });
  const { head, above, officers } = await loadPosts(context, db, unitId);
  const releasers = releasersOf({ head, above }, row.status === 'drafted' && row.authorId ? [row.authorId] : []);
  const parties = { unitId, ...actingAt({ head, officers }), releaserIds: releasers.map(({ id }) => id) };
  return { ...row, unitName: unit.name, head, above, officers, parties, releasers };
}

/** What names a report in a notice. */
export function noticeFacts(row: ReportRow) {
  const { no, period, unitName } = row;
  return { no, title: row.obligation.title, period, unitName, dueAt: dueInForce(row).toISOString() };
}

/** Holds a report's row for this transaction: a decision about its deadline and its sending in wait for each other. */
export async function lockReport(tx: Tx, where: { no: string } | { id: string }): Promise<void> {
  if ('no' in where) await tx.$queryRaw`SELECT 1 FROM "Submission" WHERE no = ${where.no} FOR UPDATE`;
  else await tx.$queryRaw`SELECT 1 FROM "Submission" WHERE id = ${where.id} FOR UPDATE`;
}

/** @throws AppError `forbidden`; of their own writing, with the names of those who may release it. */
export function assertMayReleaseReport(actor: Actor, row: Pick<ReportRow, 'parties' | 'releasers'>): void {
  assertMayRelease(canReleaseReport(actor, row.parties), row.releasers);
}
