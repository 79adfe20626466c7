import { isPromised, type MeasureStatus } from '../../domain/bulletins/bulletin.ts';
import type { IssueFacts } from '../../domain/bulletins/notices.ts';
import { releasersOf } from '../../domain/org/releasers.ts';
import { type IssueParties, pickCheckers } from '../../domain/permissions/bulletins.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';
import { actingAt, loadPostsOf } from '../org/posts.ts';
import { loadUnitNames } from '../penalties/load-people.ts';

export type LoadedIssue = Awaited<ReturnType<typeof loadIssues>>[number];

/**
 * Problems with their bulletin, their measures in order, the names of their units, who holds the posts of the responsible one, who may
 * release what waits and who is concerned; in the order of their 单号. The number of queries does not grow with that of the problems.
 */
export async function loadIssues(
  context: Pick<ServiceContext, 'clock'>,
  db: Tx | Prisma,
  where: { id: { in: string[] } } | { no: string },
) {
  const rows = await db.majorIssue.findMany({
    where,
    include: {
      bulletin: true,
      measures: { orderBy: { ordinal: 'asc' }, include: { checks: true } },
      orders: { select: { no: true } },
    },
    orderBy: { no: 'asc' },
  });
  if (rows.length === 0) return [];
  const responsible = rows.map(row => row.responsibleUnitId);
  const unitNameOf = await loadUnitNames(db);
  const postsOf = await loadPostsOf(context, db, responsible);
  const followUpLines = await loadFollowUpLines(db);
  const people = await db.staff.findMany({
    where: { active: true, roles: { hasSome: ['inspector', 'qualityOfficer', 'leader'] } },
    select: { id: true, unitId: true, roles: true, lines: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(row => {
    const { unitId, responsibleUnitId } = row;
    const { head, above, officers } = postsOf(responsibleUnitId);
    const releasers = releasersOf({ head, above }, authorsOf(draftsOf(row)));
    const about = { responsibleUnitId, followUpLines, ...actingAt({ head, officers }) };
    const parties: IssueParties & { readonly hasOfficer: boolean } = {
      ...about,
      unitId,
      releaserIds: releasers.map(({ id }) => id),
      hasOfficer: officers.length > 0,
      ownerIds: row.measures.filter(({ status }) => isPromised(status)).map(({ ownerId }) => ownerId),
      checkerIds: pickCheckers(about, people),
    };
    const responsibleUnitName = unitNameOf(responsibleUnitId);
    const unitName = unitId === null ? responsibleUnitName : unitNameOf(unitId);
    return { ...row, unitName, responsibleUnitName, head, above, officers, parties, releasers };
  });
}

/** The measures of a problem that wait for their release. */
export const draftsOf = <Measure extends { status: MeasureStatus }>(issue: { measures: readonly Measure[] }) =>
  issue.measures.filter(({ status }) => status === 'drafted');

export const authorsOf = (drafts: readonly { addedById: string }[]): string[] =>
  distinct(drafts.map(({ addedById }) => addedById));

/** @throws AppError `notFound` */
export async function loadIssue(
  context: Pick<ServiceContext, 'clock'>,
  db: Tx | Prisma,
  no: string,
): Promise<LoadedIssue> {
  const [issue] = await loadIssues(context, db, { no });
  if (!issue) throw new AppError('notFound', { no });
  return issue;
}

/** Holds a problem's row for this transaction, so that two of its changes come one after the other. */
export async function lockIssue(context: Pick<ServiceContext, 'clock'>, tx: Tx, no: string): Promise<LoadedIssue> {
  await tx.$queryRaw`SELECT 1 FROM "MajorIssue" WHERE no = ${no} FOR UPDATE`;
  return loadIssue(context, tx, no);
}

/** What names a problem in a notice. */
export function issueFacts({ no, title, unitName, responsibleUnitName }: LoadedIssue): IssueFacts {
  return { no, title, unitName, responsibleUnitName };
}

/** Everybody at the responsible unit who has to do with what it owes: who writes and who signs for it, or acts for them. */
export function answerersOf({ head, officers }: LoadedIssue): string[] {
  return distinct([head?.id, ...officers.map(({ id }) => id)]);
}

/** The lines of the 服务缺陷短板改进 checks, which look after what was promised. */
async function loadFollowUpLines(db: Tx | Prisma) {
  const rows = await db.inspectionProgramme.findMany({
    where: { active: true, resultKind: 'followUp' },
    select: { line: true },
  });
  return [...new Set(rows.map(({ line }) => line))];
}
