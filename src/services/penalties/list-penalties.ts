import { periodOf } from '../../domain/calendar/shanghai.ts';
import { monthsOf } from '../../domain/kpi/periods.ts';
import { type Actor, hasRole } from '../../domain/org/actor.ts';
import {
  countedNow,
  magnitude,
  plain,
  sumPoints,
  type TakenBackBy,
  takenBackBy,
} from '../../domain/penalties/ledger.ts';
import type { PenaltyStatus } from '../../domain/penalties/status.ts';
import { assertAllowed, forbidden } from '../../domain/permissions/decision.ts';
import type { ServiceContext } from '../context.ts';
import { loadUnitNames } from './load-people.ts';

export interface PenaltyLine {
  readonly no: string;
  readonly unitName: string;
  readonly ruleTitle: string;
  /** Decimal string, negative for a reward, as proposed; once confirmed, as far as the limit of its rule let it count. */
  readonly points: string;
  /** Decimal string: what the rule says for it; more than `points` where the limit cut it. */
  readonly full: string;
  /** Decimal string: what counts today, after an appeal what is left. */
  readonly counted: string;
  readonly status: PenaltyStatus;
  /** What took it back as a whole; null where nothing has. */
  readonly takenBackBy: TakenBackBy | null;
}

export interface PenaltyList {
  readonly scope: 'all' | 'own';
  /** The one unit that was asked about. */
  readonly unitName?: string;
  /** 2026-11, or the quarter or year that was asked for */
  readonly period: string;
  /** The running month, where none was asked for and it has none: `period` is then the last one that has some. */
  readonly emptyPeriod?: string;
  readonly entries: readonly PenaltyLine[];
  /** Per responsible unit, who lost most first. */
  readonly totals: readonly (UnitSums & { unitName: string })[];
}

/** Decimal strings: what counts against it, what is put off by an open appeal, and what is proposed and undecided; rewards apart, where there are any. */
interface UnitSums {
  readonly counted: string;
  readonly reward?: { readonly given: string; readonly pending: string };
  readonly appealed: string;
  readonly pending: string;
}

interface Row {
  no: string;
  unitId: string;
  title: string;
  period: string;
  points: string;
  full: string;
  status: PenaltyStatus;
  counted: string;
  reasons: string[];
}

/**
 * 扣分查询: a month's deductions of the actor's units, and those that an inspection of one of them caused; for quality officers
 * and leaders those of all units. `period` such as 2026-10, 2026-Q4 or 2026; when absent the running month, or the last one that has any.
 * `unitId`: only that unit's.
 *
 * @throws AppError `forbidden`: none of another unit's are for this actor to see
 */
export async function listPenalties(
  context: ServiceContext,
  input: { actor: Actor; period?: string; unitId?: string },
): Promise<PenaltyList> {
  const { prisma } = context.db;
  const running = periodOf(context.clock.now(), 'month');
  const period = input.period ?? running;
  const scope = hasRole(input.actor, 'qualityOfficer', 'leader') ? 'all' : 'own';
  const { unitId = null } = input;
  const wanted = { period, unitId, alive: false, elseLast: input.period === undefined };
  const rows = await rowsOf(context, input.actor, wanted);
  if (unitId !== null && scope === 'own' && rows.length === 0 && !unitsOf(input.actor).includes(unitId))
    assertAllowed(forbidden('otherUnit'));
  const shown = input.period ?? rows[0]?.period ?? period;
  const nameOf = await loadUnitNames(prisma);
  return {
    ...{ scope, period: shown, ...(shown !== period && { emptyPeriod: period }) },
    ...(unitId !== null && { unitName: nameOf(unitId) }),
    entries: rows.map(row => lineOf(row, nameOf)),
    totals: totalsOf(rows).map(({ unitId, ...sums }) => ({ unitName: nameOf(unitId), ...sums })),
  };
}

/**
 * What 为什么扣分 without 单号 may mean, the latest first: this month's, and those of any month that are not decided or may be appealed
 * against yet; where there is none of these, those of the last month that has some.
 */
export async function listExplainable(context: ServiceContext, input: { actor: Actor }): Promise<PenaltyLine[]> {
  const period = periodOf(context.clock.now(), 'month');
  const rows = await rowsOf(context, input.actor, { period, unitId: null, alive: true, elseLast: true });
  const nameOf = await loadUnitNames(context.db.prisma);
  return rows.map(row => lineOf(row, nameOf)).reverse();
}

/**
 * A month's of this actor's units, in the order of 单号. `alive`: and those of any month that are not settled; `elseLast`: where there is none of
 * these, those of the last month that has some.
 */
async function rowsOf(
  context: ServiceContext,
  actor: Actor,
  { elseLast, ...wanted }: { period: string; unitId: string | null; alive: boolean; elseLast: boolean },
): Promise<Row[]> {
  const rows = await seenRows(context, actor, { ...wanted, before: false });
  if (rows.length > 0 || !elseLast) return rows;
  const before = await seenRows(context, actor, { ...wanted, before: true });
  const last = before
    .map(({ period }) => period)
    .sort()
    .at(-1);
  return before.filter(({ period }) => period === last);
}

async function seenRows(
  context: ServiceContext,
  actor: Actor,
  { period, unitId, alive, before }: { period: string; unitId: string | null; alive: boolean; before: boolean },
): Promise<Row[]> {
  const all = hasRole(actor, 'qualityOfficer', 'leader');
  const units = unitsOf(actor);
  const months = monthsOf(period);
  return context.db.prisma.$queryRaw<Row[]>`
    SELECT e.no, e."responsibleUnitId" AS "unitId", p.title, e.period, e.points::text AS full, e.status::text AS status,
      (SELECT e.points + coalesce(sum(g.points), 0) FROM "PenaltyPosting" g
        WHERE g."entryId" = e.id AND g.reason = 'capped')::text AS points,
      (SELECT coalesce(sum(g.points), 0) FROM "PenaltyPosting" g WHERE g."entryId" = e.id)::text AS counted,
      ARRAY(SELECT g.reason FROM "PenaltyPosting" g WHERE g."entryId" = e.id) AS reasons
    FROM "PenaltyEntry" e
    JOIN "PenaltyRuleVersion" v ON v.id = e."ruleVersionId" JOIN "PenaltyRule" p ON p.id = v."ruleId"
    LEFT JOIN "SupervisionClock" c ON e."subjectType" = 'supervisionClock' AND c.id = e."subjectId"
    LEFT JOIN "SupervisionOrder" o ON o.id = c."orderId"
    LEFT JOIN "Finding" f ON e."subjectType" = 'finding' AND f.id = e."subjectId"
    LEFT JOIN "Inspection" i ON i.id = f."inspectionId"
    WHERE (e.period = ANY(${months}::text[]) OR (${alive} AND e.status IN ('proposed', 'confirmed', 'appealed')) OR (${before} AND e.period < ${months[0]}))
      AND (${unitId}::text IS NULL OR e."responsibleUnitId" = ${unitId})
      AND (${all} OR e."responsibleUnitId" = ANY(${units}::text[]) OR o."unitId" = ANY(${units}::text[])
        OR i."unitId" = ANY(${units}::text[]))
    ORDER BY e.no`;
}

/** Also of the units whose head they stand in for. A company-level clerk without a deciding role sees no unit's points by standing at the top of the tree. */
const unitsOf = (actor: Actor): string[] => [
  ...(hasRole(actor, 'manager', 'serviceOfficer') ? actor.subtree : [actor.unitId]),
  ...actor.standsInAt.map(({ unitId }) => unitId),
];

function lineOf(
  { no, unitId, title, points, full, status, counted, reasons }: Row,
  nameOf: (id: string) => string,
): PenaltyLine {
  return {
    ...{ no, unitName: nameOf(unitId), ruleTitle: title, status },
    ...{ points: plain(points), full: plain(full), counted: countedNow(status, counted) },
    takenBackBy: status === 'reversed' ? (takenBackBy(reasons) ?? null) : null,
  };
}

const isGiven = ({ full }: Row): boolean => full.startsWith('-');

function totalsOf(rows: readonly Row[]): (UnitSums & { unitId: string })[] {
  const unitIds = [...new Set(rows.map(({ unitId }) => unitId))];
  const sums = unitIds.map(unitId => {
    const own = rows.filter(row => row.unitId === unitId);
    const [rewards, deductions] = [own.filter(isGiven), own.filter(row => !isGiven(row))];
    const sumIn = (rows: readonly Row[], wanted: PenaltyStatus): string =>
      sumPoints(rows.filter(({ status }) => status === wanted).map(({ points }) => points));
    const countedIn = (rows: readonly Row[]): string => sumPoints(rows.map(row => countedNow(row.status, row.counted)));
    return {
      ...{ unitId, counted: countedIn(deductions) },
      ...{ appealed: sumIn(deductions, 'appealed'), pending: sumIn(deductions, 'proposed') },
      ...(rewards.length > 0 && {
        reward: { given: magnitude(countedIn(rewards)), pending: magnitude(sumIn(rewards, 'proposed')) },
      }),
    };
  });
  return sums.sort((a, b) => Number(b.counted) - Number(a.counted));
}
