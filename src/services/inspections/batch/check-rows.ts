import type { ReadResult, ReadResults, RowProblem } from '../../../domain/inspections/batch/read-results.ts';
import type { Actor, ServiceLine } from '../../../domain/org/actor.ts';
import { canImportResultOf } from '../../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../../context.ts';
import { loadDecidingPeople } from '../../penalties/load-people.ts';

interface Checked {
  readonly actor: Actor;
  readonly programmeId: string;
  readonly level: 'province' | 'city';
  readonly part: string | undefined;
  readonly line: ServiceLine;
  readonly unitCell: (row: number) => string;
}

/** What only the records tell of a row: its unit is one's own, has no 责任部门, or the result is there already. */
export async function checkRows(context: ServiceContext, read: ReadResults, checked: Checked): Promise<ReadResults> {
  const { actor, programmeId, level, part, line, unitCell } = checked;
  const { prisma } = context.db;
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const refused = new Map<string, 'ownUnit' | 'noResponsibleUnit'>();
  for (const [unitId, [first]] of Map.groupBy(read.results, each => each.unitId)) {
    const responsible = await context.directory.responsibleUnit(prisma, { unitId, line, on: first!.inspectedAt });
    if (!responsible) refused.set(unitId, 'noResponsibleUnit');
    else if (!canImportResultOf(actor, { concernedUnitIds: [unitId, responsible], qualityOfficers }).allowed)
      refused.set(unitId, 'ownUnit');
  }
  const there = await prisma.inspection.findMany({
    where: {
      programmeId,
      level,
      part: part ?? null,
      batchId: { not: null },
      status: { in: ['submitted', 'reviewed', 'returned'] },
    },
    select: { unitId: true, inspectedAt: true, no: true },
  });
  const filed = new Map(there.map(each => [keyOf(each), each.no ?? '']));
  const problems: RowProblem[] = [...read.problems];
  const results = read.results.filter(result => {
    const exists = filed.get(keyOf(result));
    const code = refused.get(result.unitId) ?? (exists === undefined ? undefined : 'exists');
    if (code === undefined) return true;
    const about = code === 'exists' ? { about: exists } : {};
    for (const row of result.rows) problems.push({ row, cell: unitCell(row), code, text: '', ...about });
    return false;
  });
  return { ...read, results, problems: problems.sort((a, b) => a.row - b.row) };
}

const keyOf = ({ unitId, inspectedAt }: Pick<ReadResult, 'unitId' | 'inspectedAt'>): string =>
  `${unitId}:${inspectedAt.getTime()}`;
