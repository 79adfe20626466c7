import { dueInForce } from '../../domain/reports/due.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
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
  const { head, officers } = await loadPosts(context, db, unitId);
  const parties = { unitId, ...actingAt({ head, officers }) };
  return { ...row, unitName: unit.name, head, officers, parties };
}

/** What names a report in a notice. */
export function noticeFacts(row: ReportRow) {
  const { no, period, unitName } = row;
  return { no, title: row.obligation.title, period, unitName, dueAt: dueInForce(row).toISOString() };
}
