import type { Visit } from '../../../domain/inspections/planning/assign.ts';
import { type PlanRecord, planRecordSchema } from '../../../domain/inspections/planning/plan-record.ts';
import type { ExistingTask, PlanInput } from '../../../domain/inspections/planning/propose-plan.ts';
import type { TaskWindow } from '../../../domain/inspections/planning/task-window.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { InspectionProgramme } from '../../../store/generated/client.ts';
import type { ServiceContext } from '../../context.ts';
import { coveredUnits } from '../list-units.ts';
import { type LinePerson, loadLinePeople } from './load-people.ts';
import { loadResponsible } from './load-responsible.ts';
import { ruleInForce } from './rule-in-force.ts';

export interface LoadedPlan {
  readonly programme: InspectionProgramme;
  readonly window: TaskWindow & { dueAt: Date };
  readonly units: readonly { id: string; name: string }[];
  readonly people: readonly LinePerson[];
  /** Null before the first draw. */
  readonly record: PlanRecord | null;
  /** The seed the first draw was shown with when its rule was set. */
  readonly firstSeed: string | null;
  readonly input: Omit<PlanInput, 'seed'>;
}

/** Everything the rules ask about one programme and period. */
export async function loadPlan(
  context: ServiceContext,
  db: Tx | Prisma,
  programme: InspectionProgramme,
  window: TaskWindow & { dueAt: Date },
): Promise<LoadedPlan> {
  const now = context.clock.now();
  const { id: programmeId, line } = programme;
  const { period } = window;
  const units = await coveredUnits(db, programme);
  const responsibleOf = await loadResponsible(context, db, now);
  const plan = await db.taskPlan.findUnique({ where: { programmeId_period: { programmeId, period } } });
  const record = plan && planRecordSchema.parse(plan.drawn);
  const people = await loadLinePeople(context, db, { line, dueAt: window.dueAt, now });
  const { rule, firstSeed } = await ruleInForce(db, programme, period);
  const past = await loadPastVisits(db, programmeId, period);
  return {
    ...{ programme, window, units, people, record, firstSeed },
    input: {
      rules: rule,
      units: units.map((unit): Visit => {
        const lastInspectorId = past.get(unit.id)?.[0]?.inspectorId;
        const responsibleUnitId = responsibleOf({ unitId: unit.id, line });
        return { unitId: unit.id, responsibleUnitId, ...(lastInspectorId && { lastInspectorId }) };
      }),
      pastVisits: new Map([...past].map(([unitId, visits]) => [unitId, visits.map(visit => visit.period)])),
      existing: await loadExisting(db, programmeId, period),
      extraRounds: await loadExtraRounds(db, programmeId, period),
      unassigned: record?.unassigned ?? [],
      inspectors: people.filter(person => !person.away),
    },
  };
}

/** So many periods back are looked at: more than a rotation takes to come round. */
const PAST_VISITS = 400;

/**
 * The visits of each unit in earlier periods, one a period, the latest first: made, or still to be made. What was skipped or missed was no
 * visit.
 */
async function loadPastVisits(db: Tx | Prisma, programmeId: string, before: string) {
  const [select, orderBy, take] = [
    { unitId: true, period: true, inspectorId: true } as const,
    { period: 'desc' as const },
    PAST_VISITS,
  ];
  const where = { programmeId, period: { lt: before } };
  const made = await db.inspection.findMany({
    where: { ...where, isRecheck: false, status: { in: ['submitted', 'reviewed', 'returned'] } },
    ...{ select, orderBy, take },
  });
  const planned = await db.inspectionTask.findMany({
    where: { ...where, origin: { not: 'recheck' }, status: { in: ['planned', 'inProgress', 'done'] } },
    ...{ select, orderBy, take },
  });
  const past = new Map<string, { period: string; inspectorId: string }[]>();
  const inOrder = [...made, ...planned].sort((a, b) => (a.period > b.period ? -1 : a.period < b.period ? 1 : 0));
  for (const { unitId, ...visit } of inOrder) {
    const visits = past.get(unitId) ?? [];
    if (visits.at(-1)?.period !== visit.period) past.set(unitId, [...visits, visit]);
  }
  return past;
}

async function loadExisting(db: Tx | Prisma, programmeId: string, period: string): Promise<ExistingTask[]> {
  return db.inspectionTask.findMany({
    where: { programmeId, period, origin: 'plan' },
    select: { no: true, unitId: true, inspectorId: true, round: true, status: true },
    orderBy: { no: 'asc' },
  });
}

/** The highest round of each unit that was given out besides the draw. */
async function loadExtraRounds(db: Tx | Prisma, programmeId: string, period: string): Promise<Map<string, number>> {
  const rows = await db.inspectionTask.groupBy({
    by: ['unitId'],
    where: { programmeId, period, origin: { not: 'plan' } },
    _max: { round: true },
  });
  return new Map(rows.map(row => [row.unitId, row._max.round ?? 0]));
}
