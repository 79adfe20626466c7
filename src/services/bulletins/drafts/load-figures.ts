import type { BulletinKind } from '../../../domain/bulletins/bulletin.ts';
import {
  type BulletinFigures,
  type LastIssue,
  MOST_FAILED_ITEMS,
  TREND_PERIODS,
} from '../../../domain/bulletins/figures.ts';
import { periodsUpTo, spanOf } from '../../../domain/bulletins/periods.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import { loadUnitNames } from '../../penalties/load-people.ts';

interface Span {
  readonly from: Date;
  readonly before: Date;
}

type Result = { score: string | null; unit: string; programme: string };

/**
 * The figures of a bulletin, from the store as it is at `now`. Results count by the day they were released, points by the day they entered
 * the ledger; a recheck of single items is no result.
 */
export async function loadFigures(
  db: Prisma | Tx,
  input: { kind: BulletinKind; period: string; now: Date },
): Promise<BulletinFigures> {
  const { kind, period, now } = input;
  const span = spanOf(period);
  const results = await loadResults(db, span);
  const trend = [];
  for (const each of periodsUpTo(period, TREND_PERIODS)) trend.push(await loadTrend(db, each));
  return {
    period,
    from: span.from.toISOString(),
    before: span.before.toISOString(),
    countedAt: now.toISOString(),
    inspections: {
      ...tally(results),
      byProgramme: grouped(results, ({ programme }) => programme),
      byUnit: grouped(results, ({ unit }) => unit),
      cells: cellsOf(results),
      missing: await countMissing(db, span, now),
    },
    failed: await loadFailed(db, span),
    rectification: await loadRectification(db, span, now),
    supervision: await loadSupervision(db, span),
    points: await loadPoints(db, span),
    reports: await loadReports(db, span, now),
    questions: await loadQuestions(db, span),
    last: await loadLast(db, kind, now),
    trend,
    suggested: await loadSuggested(db, span, now),
  };
}

function loadResults(db: Prisma | Tx, { from, before }: Span): Promise<Result[]> {
  return db.$queryRaw<Result[]>`
    SELECT i.score::text AS score, u.name AS unit, p.name AS programme
    FROM "Inspection" i JOIN "OrgUnit" u ON u.id = coalesce(i."responsibleUnitId", i."unitId")
    JOIN "InspectionProgramme" p ON p.id = i."programmeId"
    WHERE i."releasedAt" >= ${from} AND i."releasedAt" < ${before} AND i.status IN ('submitted', 'reviewed') AND NOT i."isRecheck"
    ORDER BY p.ordinal, u.name, i.no`;
}

/** The mean of the results that have a score, half up to two decimals as everywhere people see one. */
function tally(results: readonly Result[]): { count: number; mean: string | null } {
  const cents = results.flatMap(({ score }) => (score === null ? [] : [Math.round(Number(score) * 100)]));
  const sum = cents.reduce((total, each) => total + each, 0);
  return { count: results.length, mean: cents.length === 0 ? null : (Math.round(sum / cents.length) / 100).toFixed(2) };
}

function grouped(results: readonly Result[], keyOf: (result: Result) => string) {
  const names = [...new Set(results.map(keyOf))];
  return names.map(name => ({ name, ...tally(results.filter(each => keyOf(each) === name)) }));
}

function cellsOf(results: readonly Result[]): BulletinFigures['inspections']['cells'] {
  return grouped(results, ({ unit, programme }) => `${unit}\n${programme}`).flatMap(({ name, mean }) => {
    const [unit = '', programme = ''] = name.split('\n');
    return mean === null ? [] : [{ unit, programme, mean }];
  });
}

const one = async (rows: Promise<{ count: number }[]>): Promise<number> => (await rows)[0]?.count ?? 0;

/** Only what is due by now can be missing. */
function countMissing(db: Prisma | Tx, { from, before }: Span, now: Date): Promise<number> {
  const until = before < now ? before : now;
  return one(db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "InspectionTask" t
    WHERE t."dueAt" >= ${from} AND t."dueAt" < ${until} AND t.status NOT IN ('skipped', 'withdrawn') AND NOT EXISTS (
      SELECT 1 FROM "Inspection" i WHERE i."taskId" = t.id AND i."releasedAt" IS NOT NULL AND i.status IN ('submitted', 'reviewed'))`);
}

async function loadFailed(db: Prisma | Tx, { from, before }: Span): Promise<BulletinFigures['failed']> {
  const rows = await db.$queryRaw<{ title: string; programme: string; count: number }[]>`
    SELECT t.title, p.name AS programme, count(*)::int AS count
    FROM "Finding" f JOIN "Inspection" i ON i.id = f."inspectionId" JOIN "TemplateItem" t ON t.id = f."itemId"
    JOIN "InspectionProgramme" p ON p.id = i."programmeId"
    WHERE f.result = 'fail' AND i."releasedAt" >= ${from} AND i."releasedAt" < ${before}
      AND i.status IN ('submitted', 'reviewed') AND NOT i."isRecheck"
    GROUP BY t.title, p.name ORDER BY count(*) DESC, p.name, t.title`;
  return { total: rows.reduce((sum, { count }) => sum + count, 0), items: rows.slice(0, MOST_FAILED_ITEMS) };
}

async function loadRectification(db: Prisma | Tx, { from, before }: Span, now: Date) {
  const end = before < now ? before : now;
  const [row] = await db.$queryRaw<BulletinFigures['rectification'][]>`
    SELECT count(*) FILTER (WHERE "issuedAt" >= ${from} AND "issuedAt" < ${before})::int AS opened,
      count(*) FILTER (WHERE "closedAt" >= ${from} AND "closedAt" < ${before} AND "closedAt" <= "dueAt")::int AS "closedOnTime",
      count(*) FILTER (WHERE "closedAt" >= ${from} AND "closedAt" < ${before} AND "closedAt" > "dueAt")::int AS "closedLate",
      count(*) FILTER (WHERE "issuedAt" < ${end} AND "dueAt" < ${end} AND ("closedAt" IS NULL OR "closedAt" >= ${end}))::int AS overdue
    FROM "RectificationNotice" WHERE status <> 'withdrawn'`;
  return row!;
}

async function loadSupervision(db: Prisma | Tx, { from, before }: Span): Promise<BulletinFigures['supervision']> {
  const within = { gte: from, lt: before };
  return {
    issued: await db.supervisionOrder.count({ where: { issuedAt: within } }),
    failedClocks: await db.supervisionClock.count({ where: { failedAt: within } }),
    closed: await db.supervisionOrder.count({ where: { closedAt: within } }),
  };
}

async function loadPoints(db: Prisma | Tx, { from, before }: Span): Promise<BulletinFigures['points']> {
  const byUnit = await db.$queryRaw<{ name: string; points: string }[]>`
    SELECT u.name, sum(g.points)::text AS points FROM "PenaltyPosting" g JOIN "OrgUnit" u ON u.id = g."unitId"
    JOIN "PenaltyEntry" e ON e.id = g."entryId"
    WHERE g.at >= ${from} AND g.at < ${before} AND e.points > 0 AND e.status <> 'appealed' GROUP BY u.name HAVING sum(g.points) <> 0 ORDER BY sum(g.points) DESC, u.name`;
  const [row] = await db.$queryRaw<{ total: string; rewards: string; appealed: string }[]>`
    SELECT coalesce(sum(g.points) FILTER (WHERE e.points > 0 AND e.status <> 'appealed'), 0)::text AS total,
      coalesce(-sum(g.points) FILTER (WHERE e.points < 0), 0)::text AS rewards,
      coalesce(sum(g.points) FILTER (WHERE e.points > 0 AND e.status = 'appealed'), 0)::text AS appealed
    FROM "PenaltyPosting" g JOIN "PenaltyEntry" e ON e.id = g."entryId" WHERE g.at >= ${from} AND g.at < ${before}`;
  return { ...row!, byUnit };
}

async function loadReports(db: Prisma | Tx, { from, before }: Span, now: Date): Promise<BulletinFigures['reports']> {
  const end = before < now ? before : now;
  const [row] = await db.$queryRaw<BulletinFigures['reports'][]>`
    SELECT count(*)::int AS due, count(*) FILTER (WHERE late AND status <> 'omitted')::int AS late,
      count(*) FILTER (WHERE status = 'omitted')::int AS omitted
    FROM "Submission" WHERE coalesce("extendedTo", "dueAt") >= ${from} AND coalesce("extendedTo", "dueAt") < ${end}`;
  return row!;
}

async function loadQuestions(db: Prisma | Tx, { from, before }: Span): Promise<BulletinFigures['questions']> {
  const at = { gte: from, lt: before };
  return {
    asked: await db.questionRecord.count({ where: { at } }),
    unanswered: await db.questionRecord.count({ where: { at, outcome: 'none' } }),
  };
}

/** The problems of the latest bulletin of this kind, as they stand now. */
async function loadLast(db: Prisma | Tx, kind: BulletinKind, now: Date): Promise<BulletinFigures['last']> {
  const bulletin = await db.bulletin.findFirst({
    where: { kind, issuedAt: { lt: now }, withdrawnAt: null },
    orderBy: [{ issuedAt: 'desc' }, { no: 'desc' }],
    include: { issues: { include: { measures: true }, orderBy: { no: 'asc' } } },
  });
  if (!bulletin) return null;
  const unitNameOf = await loadUnitNames(db);
  const described = bulletin.issues.map(({ no, unitId, responsibleUnitId, title, status, measures }): LastIssue => {
    const unitName = unitNameOf(unitId ?? responsibleUnitId);
    const count = (wanted: string) => measures.filter(measure => measure.status === wanted).length;
    const toCheck = measures.some(measure => measure.status === 'released' && measure.dueAt <= now);
    const open = status === 'open' ? 'noMeasure' : toCheck ? 'toCheck' : 'underWay';
    const state = status === 'closed' ? 'closed' : open;
    return { no, unitName, title, state, executed: count('executed'), unexecuted: count('unexecuted') };
  });
  return { no: bulletin.no, title: bulletin.title, issues: described };
}

async function loadTrend(db: Prisma | Tx, period: string): Promise<BulletinFigures['trend'][number]> {
  const span = spanOf(period);
  const { count, mean } = tally(await loadResults(db, span));
  return { period, count, mean, failed: (await loadFailed(db, span)).total };
}

/** 示例: an item that failed at least twice at a unit in the period, and what a unit has overdue. */
async function loadSuggested(
  db: Prisma | Tx,
  { from, before }: Span,
  now: Date,
): Promise<BulletinFigures['suggested']> {
  const end = before < now ? before : now;
  return db.$queryRaw<{ unitId: string; unitName: string; text: string }[]>`
    SELECT u.id AS "unitId", u.name AS "unitName", '「' || t.title || '」' || count(*) || '次不合格' AS text
    FROM "Finding" f JOIN "Inspection" i ON i.id = f."inspectionId" JOIN "TemplateItem" t ON t.id = f."itemId"
    JOIN "OrgUnit" u ON u.id = i."unitId"
    WHERE f.result = 'fail' AND i."releasedAt" >= ${from} AND i."releasedAt" < ${before}
      AND i.status IN ('submitted', 'reviewed') AND NOT i."isRecheck"
    GROUP BY u.id, u.name, t.title HAVING count(*) > 1
    UNION ALL
    SELECT u.id, u.name, '整改逾期未办结' || count(*) || '件' FROM "RectificationNotice" r JOIN "OrgUnit" u ON u.id = r."unitId"
    WHERE r.status <> 'withdrawn' AND r."dueAt" < ${end} AND (r."closedAt" IS NULL OR r."closedAt" >= ${end})
    GROUP BY u.id, u.name ORDER BY 2, 3`;
}
