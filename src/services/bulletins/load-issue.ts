import type { IssueFacts } from '../../domain/bulletins/notices.ts';
import { type IssueParties, pickCheckers } from '../../domain/permissions/bulletins.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { loadLedUnits } from '../org/load-heads.ts';

export type LoadedIssue = Awaited<ReturnType<typeof loadIssues>>[number];

/**
 * Problems with their bulletin, their measures in order, the names of their units and who is concerned; in the order of their 单号. The
 * number of queries does not grow with that of the problems.
 */
export async function loadIssues(db: Tx | Prisma, where: { id: { in: string[] } } | { no: string }) {
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
  const units = await loadLedUnits(
    db,
    rows.flatMap(row => [row.responsibleUnitId, ...(row.unitId === null ? [] : [row.unitId])]),
  );
  const followUpLines = await loadFollowUpLines(db);
  const people = await db.staff.findMany({
    where: { active: true, roles: { hasSome: ['inspector', 'qualityOfficer', 'leader', 'serviceOfficer'] } },
    select: { id: true, unitId: true, roles: true, lines: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(row => {
    const { unitId, responsibleUnitId } = row;
    const responsibleHeadId = units.get(responsibleUnitId)?.headId ?? undefined;
    const about = { responsibleUnitId, responsibleHeadId, followUpLines };
    const officerIds = people
      .filter(person => person.unitId === responsibleUnitId && person.roles.includes('serviceOfficer'))
      .map(({ id }) => id);
    const parties: IssueParties & { readonly hasOfficer: boolean } = {
      ...about,
      unitId,
      hasOfficer: officerIds.length > 0,
      checkerIds: pickCheckers(about, people),
    };
    const responsibleUnitName = units.get(responsibleUnitId)?.name ?? '';
    const unitName = (unitId !== null && units.get(unitId)?.name) || responsibleUnitName;
    return { ...row, unitName, responsibleUnitName, officerIds, parties };
  });
}

/** @throws AppError `notFound` */
export async function loadIssue(db: Tx | Prisma, no: string): Promise<LoadedIssue> {
  const [issue] = await loadIssues(db, { no });
  if (!issue) throw new AppError('notFound', { no });
  return issue;
}

/** Holds a problem's row for this transaction, so that two of its changes come one after the other. */
export async function lockIssue(tx: Tx, no: string): Promise<LoadedIssue> {
  await tx.$queryRaw`SELECT 1 FROM "MajorIssue" WHERE no = ${no} FOR UPDATE`;
  return loadIssue(tx, no);
}

/** What names a problem in a notice. */
export function issueFacts({ no, title, unitName, responsibleUnitName }: LoadedIssue): IssueFacts {
  return { no, title, unitName, responsibleUnitName };
}

/** Who writes measures: the unit's service officers, else its head. */
export function writersOf({ officerIds, parties }: LoadedIssue): string[] {
  if (officerIds.length > 0) return officerIds;
  return parties.responsibleHeadId === undefined ? [] : [parties.responsibleHeadId];
}

/** The lines of the 服务缺陷短板改进 checks, which look after what was promised. */
async function loadFollowUpLines(db: Tx | Prisma) {
  const rows = await db.inspectionProgramme.findMany({
    where: { active: true, resultKind: 'followUp' },
    select: { line: true },
  });
  return [...new Set(rows.map(({ line }) => line))];
}
