import { endOf, kindOfPeriod, quartersOf, startOf } from '../../domain/kpi/periods.ts';
import { scoreProgramme } from '../../domain/kpi/programme-score.ts';
import type { Outcome } from '../../domain/kpi/score.ts';
import {
  type SupervisionInput,
  scoreUnit,
  scoreYear,
  type UnitScore,
  type YearScore,
} from '../../domain/kpi/unit-score.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { assessmentAt, type KpiFacts, loadFacts } from './load-facts.ts';

/** A unit's score with its name and everything it was made from. */
export type NamedScore = (({ kind: 'period' } & UnitScore) | ({ kind: 'year' } & YearScore)) & {
  readonly unitName: string;
};

/** Every assessed unit's score of a month, quarter or year as the store stands, by unit id. */
export interface Computed {
  readonly period: string;
  /** Version of the assessment rules. */
  readonly assessment: number;
  readonly scores: readonly NamedScore[];
}

/** Scores all units of a month or quarter from facts that were read before. */
export function scoreFacts(facts: KpiFacts, now: Date): NamedScore[] {
  return [...facts.units].map(([unitId, { name, programmes }]) => ({
    kind: 'period',
    unitName: name,
    ...scoreUnit({
      unitId,
      period: facts.period,
      programmes: programmes.map(({ programmeId, name: programme, ...inputs }) => ({
        programmeId,
        name: programme,
        ...scoreProgramme(inputs, facts.period, now),
      })),
      points: facts.points.get(unitId) ?? [],
      assessment: facts.assessment.rules,
    }),
  }));
}

/** Scores all units of a period. A frozen quarter enters its year as it was frozen. */
export async function compute(db: Prisma | Tx, period: string, now: Date): Promise<Computed> {
  if (kindOfPeriod(period) === 'year') return computeYear(db, period, now);
  const facts = await loadFacts(db, period);
  return { period, assessment: facts.assessment.version, scores: scoreFacts(facts, now) };
}

async function computeYear(db: Prisma | Tx, year: string, now: Date): Promise<Computed> {
  const assessment = await assessmentAt(db, new Date(endOf(year).getTime() - 1));
  const frozen = await db.kpiClosing.findMany({
    where: { period: { in: quartersOf(year) }, status: 'frozen' },
    include: { results: true },
  });
  const quarters: { period: string; outcomes: Map<string, Outcome>; names: Map<string, string> }[] = [];
  for (const period of quartersOf(year)) {
    const live = startOf(period) > now ? undefined : (await compute(db, period, now)).scores;
    const outcomes = new Map(live?.map(({ unitId, outcome }) => [unitId, outcome]));
    for (const { unitId, score } of frozen.find(closing => closing.period === period)?.results ?? [])
      if (score !== null) outcomes.set(unitId, { kind: 'score', value: score.toFixed(2), provisional: false });
    quarters.push({ period, outcomes, names: new Map(live?.map(({ unitId, unitName }) => [unitId, unitName])) });
  }
  const names = new Map(quarters.flatMap(quarter => [...quarter.names]));
  const orders = await loadOrders(db, year);
  const scores = [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([unitId, unitName]) => ({
      kind: 'year' as const,
      unitName,
      ...scoreYear({
        unitId,
        period: year,
        quarters: quarters.map(({ period, outcomes }) => ({
          period,
          outcome: outcomes.get(unitId) ?? {
            kind: startOf(period) > now ? ('notYet' as const) : ('notDrawn' as const),
          },
        })),
        orders: orders.get(unitId) ?? [],
        assessment: assessment.rules,
      }),
    }));
  return { period: year, assessment: assessment.version, scores };
}

/** The year's 督办单 by responsible unit: those that were issued in it. */
async function loadOrders(db: Prisma | Tx, year: string): Promise<Map<string, SupervisionInput[]>> {
  const rows = await db.supervisionOrder.findMany({
    where: { issuedAt: { gte: startOf(year), lt: endOf(year) } },
    include: { clocks: { where: { failedAt: { not: null } }, select: { id: true } } },
    orderBy: { no: 'asc' },
  });
  // A problem that came back got a new order: the one before did not hold.
  const came = new Set(
    rows.flatMap(order =>
      order.closedAt !== null && rows.some(later => later.issuedAt > order.closedAt! && sameProblem(later, order))
        ? [order.no]
        : [],
    ),
  );
  const byUnit = new Map<string, SupervisionInput[]>();
  for (const { no, responsibleUnitId, status, clocks } of rows) {
    const order: SupervisionInput = {
      no,
      late: clocks.length > 0,
      closed: status === 'closed' || status === 'consolidated',
      consolidated: came.has(no) ? false : status === 'consolidated' ? true : null,
    };
    byUnit.set(responsibleUnitId, [...(byUnit.get(responsibleUnitId) ?? []), order]);
  }
  return byUnit;
}

function sameProblem(
  a: { rectificationId: string | null; majorIssueId: string | null },
  b: { rectificationId: string | null; majorIssueId: string | null },
): boolean {
  return (
    (a.majorIssueId !== null && a.majorIssueId === b.majorIssueId) ||
    (a.rectificationId !== null && a.rectificationId === b.rectificationId)
  );
}
