import type { Actor } from '../../domain/org/actor.ts';
import { canReleaseReport } from '../../domain/permissions/reports.ts';
import { dueInForce } from '../../domain/reports/due.ts';
import { releasersOf } from '../../domain/reports/releasers.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadPosts, type Post, standsInFor } from '../org/posts.ts';

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
  const releasers = releasersOf({ head, above }, row.status === 'drafted' ? row.authorId : null);
  const parties = {
    unitId,
    headIds: head ? [head.id, head.holder.id] : [],
    standInIds: officers.filter(post => standsInFor(post) !== null).map(({ id }) => id),
    releaserIds: releasers.map(({ id }) => id),
  };
  return { ...row, unitName: unit.name, head, above, officers, parties, releasers };
}

/** What names a report in a notice. */
export function noticeFacts(row: ReportRow) {
  const { no, period, unitName } = row;
  return { no, title: row.obligation.title, period, unitName, dueAt: dueInForce(row).toISOString() };
}

/** Who writes a unit's reports: its serviceOfficers, else its head. */
export function writersOf({ head, officers }: Pick<ReportRow, 'head' | 'officers'>): string[] {
  const posts = officers.length > 0 ? officers : head ? [head] : [];
  return [...new Set(posts.map(({ id }) => id))];
}

/** For whom somebody writes who does so as a stand-in alone; null for who writes by their own right. */
export function writesFor(
  { head, officers, parties }: ReportRow,
  actor: { id: string; unitId: string },
): string | null {
  const own = actor.id === head?.holder.id || officers.some(({ holder }) => holder.id === actor.id);
  if (
    own ||
    (actor.unitId === parties.unitId && !parties.headIds.includes(actor.id) && !parties.standInIds.includes(actor.id))
  )
    return null;
  const post: Post | undefined =
    officers.find(({ id }) => id === actor.id) ?? (head?.id === actor.id ? head : undefined);
  return standsInFor(post);
}

/** Holds a report's row for this transaction: a decision about its deadline and its sending in wait for each other. */
export async function lockReport(tx: Tx, where: { no: string } | { id: string }): Promise<void> {
  if ('no' in where) await tx.$queryRaw`SELECT 1 FROM "Submission" WHERE no = ${where.no} FOR UPDATE`;
  else await tx.$queryRaw`SELECT 1 FROM "Submission" WHERE id = ${where.id} FOR UPDATE`;
}

/** @throws AppError `forbidden`; of their own writing, with the names of those who may release it. */
export function assertMayRelease(actor: Actor, row: Pick<ReportRow, 'parties' | 'releasers'>): void {
  const decision = canReleaseReport(actor, row.parties);
  if (decision.allowed) return;
  const { reason } = decision;
  throw new AppError('forbidden', {
    reason,
    ...(reason === 'ownText' && { by: row.releasers.map(({ name }) => name).join('、') }),
  });
}
