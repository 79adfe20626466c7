import { discloseVisit, readsPeople } from '../../../domain/inspections/disclosure.ts';
import type { PeriodRow } from '../../../domain/inspections/record.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import type { ServiceContext } from '../../context.ts';
import { ownScope } from '../own-scope.ts';
import { redactorOf } from '../redactor.ts';

/** Which results are asked for; what is absent does not narrow. */
export interface ResultFilter {
  readonly from?: Date;
  readonly before?: Date;
  /** This unit and those below it. */
  readonly unitId?: string;
  readonly programmeId?: string;
  /** Only what the asker inspected; by whom another was made is not asked here: it would tell who went. */
  readonly own?: boolean;
}

/** A list in chat or a workbook; more is asked for by a shorter span. */
const MOST_ROWS = 5_000;

/**
 * The results in force that a person may see, the latest visit first, each with its failed items. A visit under cover is listed for the
 * inspected side once it is released.
 */
export async function findResults(
  context: ServiceContext,
  input: { actor: Actor; filter: ResultFilter },
): Promise<PeriodRow[]> {
  const { actor, filter } = input;
  const { from, before, unitId, programmeId, own } = filter;
  const rows = await context.db.prisma.inspection.findMany({
    where: {
      AND: [
        ownScope(actor),
        { no: { not: null }, status: { in: ['submitted', 'reviewed'] } },
        own ? { inspectorId: actor.id } : {},
        { inspectedAt: { ...(from && { gte: from }), ...(before && { lt: before }) } },
        { ...(unitId && { unitId: { in: await unitsUnder(context, unitId) } }), ...(programmeId && { programmeId }) },
      ],
    },
    orderBy: [{ inspectedAt: 'desc' }, { no: 'desc' }],
    take: MOST_ROWS,
    include: {
      programme: true,
      _count: { select: { findings: true } },
      findings: { where: { result: 'fail' }, include: { item: true }, orderBy: { item: { ordinal: 'asc' } } },
    },
  });
  const ids = new Set(rows.flatMap(row => [row.unitId, ...(row.responsibleUnitId ? [row.responsibleUnitId] : [])]));
  const units = await context.db.prisma.orgUnit.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string) => units.find(unit => unit.id === id)?.name ?? id;
  const disclosed = rows.flatMap(row => {
    const { line, methods } = row.programme;
    const disclosure = discloseVisit(actor, { ...row, line, methods });
    return disclosure.exists ? [{ ...row, disclosure }] : [];
  });
  const redact = await redactorOf(
    context.db.prisma,
    disclosed.flatMap(row => (readsPeople(row.disclosure) ? [] : row.findings.map(({ note }) => note))),
  );
  return disclosed.map(row => {
    const whole = readsPeople(row.disclosure);
    return {
      no: row.no!,
      programmeName: row.programme.name,
      level: row.level,
      isTotal: row._count.findings === 0,
      isRecheck: row.isRecheck,
      unitName: nameOf(row.unitId),
      responsibleUnitName: nameOf(row.responsibleUnitId ?? row.unitId),
      inspectedAt: row.inspectedAt,
      dayOnly: row.disclosure.inspectedAt === 'day',
      score: row.score?.toNumber() ?? 0,
      vetoed: row.vetoed,
      failed: row.findings.map(({ item, points, note }) => ({
        ordinal: item.ordinal,
        title: item.title,
        lost: item.maxPoints.minus(points ?? 0).toNumber(),
        note: whole ? note : redact(note),
      })),
    };
  });
}

async function unitsUnder(context: ServiceContext, unitId: string): Promise<string[]> {
  const rows = await context.db.prisma.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE below AS (
      SELECT id FROM "OrgUnit" WHERE id = ${unitId}
      UNION SELECT u.id FROM "OrgUnit" u JOIN below b ON u."parentId" = b.id)
    SELECT id FROM below`;
  return rows.map(row => row.id);
}
