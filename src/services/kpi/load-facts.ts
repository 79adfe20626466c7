import { type Assessment, assessmentSchema, type KpiLevel, programmeKpiSchema } from '../../domain/kpi/formula.ts';
import { endOf, monthsOf, weeksOf } from '../../domain/kpi/periods.ts';
import type { KpiResultInput, KpiTaskInput, ProgrammeInputs } from '../../domain/kpi/programme-score.ts';
import type { PointsInput } from '../../domain/kpi/unit-score.ts';
import { type ResponsibilityRow, responsibleUnitOf, type UnitNode } from '../../domain/org/responsibility.ts';
import type { PenaltyStatus } from '../../domain/penalties/status.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { InspectionProgramme, OrgUnit } from '../../store/generated/client.ts';
import { unitsCoveredBy } from '../inspections/list-units.ts';

/** What a score of a month or quarter is made from, for every assessed unit. Plain data: computing needs nothing else. */
export interface KpiFacts {
  readonly period: string;
  readonly assessment: { readonly version: number; readonly rules: Assessment };
  /** Responsible units with something to be scored, by id. */
  readonly units: ReadonlyMap<string, { readonly name: string; readonly programmes: readonly ProgrammeFacts[] }>;
  readonly points: ReadonlyMap<string, readonly PointsInput[]>;
}

export interface ProgrammeFacts extends ProgrammeInputs {
  readonly programmeId: string;
  readonly name: string;
}

/** Reads all inputs of a month or quarter in a handful of statements. */
export async function loadFacts(db: Prisma | Tx, period: string): Promise<KpiFacts> {
  const months = monthsOf(period);
  const weeks = months.flatMap(weeksOf);
  const end = endOf(period);
  const programmes = await db.inspectionProgramme.findMany({ where: { active: true }, orderBy: { ordinal: 'asc' } });
  const units = await db.orgUnit.findMany({ where: { active: true } });
  const responsible = responsibleFor(units, await db.responsibilityRule.findMany(), new Date(end.getTime() - 1));
  const names = [...months, ...weeks];
  const results = await loadResults(db, names);
  const tasks = await loadOpenTasks(db, names);
  const plans = await db.taskPlan.findMany({
    where: { period: { in: names } },
    select: { programmeId: true, period: true },
  });

  const byUnit = new Map<string, { name: string; programmes: ProgrammeFacts[] }>();
  const covered = await unitsCoveredBy(db, programmes);
  for (const programme of programmes) {
    const own = results.filter(({ programmeId }) => programmeId === programme.id);
    const open = tasks.filter(({ programmeId }) => programmeId === programme.id);
    const answering = new Set([
      ...covered(programme).flatMap(({ id }) => responsible(id, programme) ?? []),
      ...own.map(result => result.responsibleUnitId),
    ]);
    const shared = programmeFacts(programme);
    const planned = new Set(plans.filter(({ programmeId }) => programmeId === programme.id).map(plan => plan.period));
    for (const unitId of answering) {
      const facts: ProgrammeFacts = {
        ...shared,
        planned,
        results: own.filter(result => result.responsibleUnitId === unitId).map(result => ofPart(result, shared)),
        openTasks: open.filter(task => responsible(task.unitId, programme) === unitId),
      };
      const unit = units.find(({ id }) => id === unitId);
      if (!unit) continue;
      const entry = byUnit.get(unitId) ?? { name: unit.name, programmes: [] };
      entry.programmes.push(facts);
      byUnit.set(unitId, entry);
    }
  }
  return {
    period,
    assessment: await assessmentAt(db, new Date(end.getTime() - 1)),
    units: new Map([...byUnit].sort(([a], [b]) => (a < b ? -1 : 1))),
    points: await loadPoints(db, months),
  };
}

/** The assessment rules in force at a moment; before there were any, the first ones. @throws AppError `notFound` when there are none at all. */
export async function assessmentAt(db: Prisma | Tx, at: Date): Promise<KpiFacts['assessment']> {
  const rows = await db.kpiAssessment.findMany({ orderBy: [{ effectiveFrom: 'asc' }, { version: 'asc' }] });
  const row = rows.findLast(({ effectiveFrom }) => effectiveFrom <= at) ?? rows[0];
  if (!row) throw new AppError('notFound');
  return { version: row.version, rules: assessmentSchema.parse(row.definition) };
}

function programmeFacts(programme: InspectionProgramme) {
  const { id: programmeId, name, cycle } = programme;
  return { programmeId, name, kpi: programmeKpiSchema.parse(programme.kpi), weekly: cycle === 'weekly' };
}

/** What the city files belongs to the part that it has tasks for; what the province tells names its part. */
function ofPart(result: ResultRow, { kpi }: Pick<ProgrammeInputs, 'kpi'>): KpiResultInput {
  const ofCity = result.level === 'city' ? kpi.parts?.find(({ cityTask }) => cityTask)?.key : undefined;
  return { ...result, part: result.part ?? ofCity ?? null };
}

function responsibleFor(units: readonly OrgUnit[], rows: readonly ResponsibilityRow[], on: Date) {
  const tree = new Map<string, UnitNode>(units.map(unit => [unit.id, unit]));
  return (unitId: string, { line }: InspectionProgramme) => responsibleUnitOf({ unitId, line, on, rows, units: tree });
}

type ResultRow = KpiResultInput & { programmeId: string; responsibleUnitId: string };

/** Results in force that their units know of. A 复查 of single items is no result of the programme. */
async function loadResults(db: Prisma | Tx, periods: readonly string[]): Promise<ResultRow[]> {
  const rows = await db.inspection.findMany({
    where: {
      period: { in: [...periods] },
      level: { in: ['province', 'city'] },
      releasedAt: { not: null },
      status: { in: ['submitted', 'reviewed'] },
      isRecheck: false,
    },
    select: {
      ...{ no: true, programmeId: true, level: true, part: true, period: true },
      ...{ unitId: true, responsibleUnitId: true, score: true },
    },
    orderBy: { no: 'asc' },
  });
  return rows.flatMap(({ no, score, level, responsibleUnitId, ...row }) =>
    no === null || score === null
      ? []
      : [
          {
            ...row,
            no,
            level: level as KpiLevel,
            score: score.toString(),
            responsibleUnitId: responsibleUnitId ?? row.unitId,
          },
        ],
  );
}

/** Tasks that still owe a released result. One that was skipped for a reason, or taken back, owes none. */
async function loadOpenTasks(
  db: Prisma | Tx,
  periods: readonly string[],
): Promise<(KpiTaskInput & { programmeId: string })[]> {
  return db.inspectionTask.findMany({
    where: {
      period: { in: [...periods] },
      status: { notIn: ['skipped', 'withdrawn'] },
      origin: { not: 'recheck' },
      inspections: { none: { releasedAt: { not: null }, status: { in: ['submitted', 'reviewed'] } } },
    },
    select: { no: true, programmeId: true, period: true, unitId: true, dueAt: true },
    orderBy: { no: 'asc' },
  });
}

interface PointsRow {
  unitId: string;
  no: string;
  title: string;
  status: PenaltyStatus;
  posted: string;
}

/** What the ledger holds of each entry, by the unit and months that it was posted to. */
async function loadPoints(db: Prisma | Tx, months: readonly string[]): Promise<Map<string, PointsInput[]>> {
  const rows = await db.$queryRaw<PointsRow[]>`
    SELECT g."unitId", e.no, r.title, e.status::text AS status, sum(g.points)::text AS posted
    FROM "PenaltyPosting" g JOIN "PenaltyEntry" e ON e.id = g."entryId"
    JOIN "PenaltyRuleVersion" v ON v.id = e."ruleVersionId" JOIN "PenaltyRule" r ON r.id = v."ruleId"
    WHERE g.period = ANY(${[...months]}::text[]) GROUP BY g."unitId", e.no, r.title, e.status ORDER BY e.no`;
  const byUnit = new Map<string, PointsInput[]>();
  for (const { unitId, ...entry } of rows) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), entry]);
  return byUnit;
}
