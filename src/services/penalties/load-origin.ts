import type { Prisma, Tx } from '../../store/database.ts';
import { clauseOnDay } from '../standards/clause-on-day.ts';

const withinFinding = {
  item: { include: { clause: { include: { version: true } } } },
  inspection: { include: { programme: true } },
  rectification: true,
} as const;

const loadFinding = (db: Tx | Prisma, id: string) => db.finding.findUnique({ where: { id }, include: withinFinding });

const loadClock = (db: Tx | Prisma, id: string) =>
  db.supervisionClock.findUnique({
    where: { id },
    include: { order: { include: { rectification: { include: { finding: { include: withinFinding } } } } } },
  });

const loadReport = (db: Tx | Prisma, id: string) =>
  db.submission.findUnique({ where: { id }, include: { obligation: true } });

/** What a deduction came from, as far back as the inspection; each part null where it does not apply. */
export async function loadOrigin(db: Tx | Prisma, subject: { subjectType: string; subjectId: string }) {
  const is = (type: string) => subject.subjectType === type;
  const clock = is('supervisionClock') ? await loadClock(db, subject.subjectId) : null;
  const report = is('submission') ? await loadReport(db, subject.subjectId) : null;
  const investigation = is('investigation')
    ? await db.serviceInvestigation.findUnique({ where: { id: subject.subjectId } })
    : null;
  const issue = is('issue')
    ? await db.majorIssue.findUnique({ where: { id: subject.subjectId }, include: { bulletin: true } })
    : null;
  const order = clock?.order ?? null;
  const finding = is('finding') ? await loadFinding(db, subject.subjectId) : (order?.rectification?.finding ?? null);
  const inspection = finding?.inspection ?? null;
  return {
    clock,
    order,
    report,
    investigation,
    issue,
    finding,
    inspection,
    rectification: finding?.rectification ?? null,
    /** The unit that was looked at; null for a report and where a problem names none. */
    inspectedUnitId: inspection?.unitId ?? order?.unitId ?? investigation?.unitId ?? issue?.unitId ?? null,
    line: inspection?.programme.line ?? null,
  };
}

export type Origin = Awaited<ReturnType<typeof loadOrigin>>;

/**
 * The units that took part in finding the matter: the inspector's, the one that issued the order, and for an inspection at
 * city level always 客户服务部, which runs it (known here as the quality officers' unit).
 */
export async function inspectingUnits(
  db: Tx | Prisma,
  origin: Origin,
  qualityOfficers: readonly { unitId: string }[],
): Promise<string[]> {
  const people = [origin.inspection?.inspectorId, origin.order?.issuedById, origin.issue?.raisedById].filter(
    id => id !== undefined,
  );
  const rows = await db.staff.findMany({ where: { id: { in: people } }, select: { unitId: true } });
  const city = origin.inspection?.programme.level === 'city' ? qualityOfficers.map(({ unitId }) => unitId) : [];
  return [...new Set([...rows.map(({ unitId }) => unitId), ...city])];
}

/** The finding's clause in the version in force on the day of the inspection, with its standard's title. */
export async function clauseOf(db: Tx | Prisma, origin: Origin) {
  const linked = origin.finding?.item.clause;
  const on = origin.inspection?.inspectedAt;
  if (!linked || !on) return null;
  return clauseOnDay(db, linked, on);
}

/** How many photos and files are behind a finding. */
export async function countPhotos(db: Tx | Prisma, origin: Origin): Promise<number> {
  if (!origin.finding) return 0;
  return db.evidence.count({ where: photosWhere(origin.finding) });
}

/** Its own, and those of its item on the sheet. */
export const photosWhere = ({ id, itemId, inspectionId }: { id: string; itemId: string; inspectionId: string }) => ({
  OR: [
    { subjectType: 'finding', subjectId: id },
    { subjectType: 'inspection', subjectId: inspectionId, itemId },
  ],
});

/** The clause behind the subject of a 责任认定, null for a bulletin's problem: a deduction, a 整改通知, or a 督办单 that was raised from one. */
export async function clauseOfSubject(db: Tx | Prisma, subject: { subjectType: string; subjectId: string }) {
  const { subjectType, subjectId: id } = subject;
  if (subjectType === 'penalty') {
    const entry = await db.penaltyEntry.findUnique({ where: { id } });
    return entry && clauseOf(db, await loadOrigin(db, entry));
  }
  if (subjectType === 'majorIssue') return null;
  const notice =
    subjectType === 'rectification'
      ? await db.rectificationNotice.findUnique({ where: { id } })
      : ((await db.supervisionOrder.findUnique({ where: { id }, include: { rectification: true } }))?.rectification ??
        null);
  return notice && clauseOf(db, await loadOrigin(db, { subjectType: 'finding', subjectId: notice.findingId }));
}
