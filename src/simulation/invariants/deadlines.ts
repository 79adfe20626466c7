import type { App } from '../../app.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import { omissionTime } from '../../domain/reports/due.ts';
import { loadWaits } from './waits.ts';

/** A deadline that people are reminded of. */
export interface ReminderDeadline {
  /** In words for a developer. */
  readonly what: string;
  readonly dueAt: Date;
  /** When it began to run. */
  readonly from: Date;
  /** When nothing was owed any more; null while something is. */
  readonly until: Date | null;
  /** When somebody was told of each stage. */
  readonly told: readonly ToldStage[];
}

/** Who was told of a stage of what, when. */
export interface ToldStage {
  readonly code: string;
  /** 单号 or person, clock, deadline. */
  readonly about: string;
  readonly dueAt: Date;
  readonly stage: string;
  readonly at: Date;
}

/** Every stage of which somebody was told, in the order in which it happened. */
export async function loadTold({ db: { prisma } }: App): Promise<ToldStage[]> {
  return prisma.$queryRaw<ToldStage[]>`
    SELECT DISTINCT code, coalesce("refNo", "recipientId") || coalesce(':' || (params->>'clock'), '') || ':' || (params->>'dueAt') AS about,
      (params->>'dueAt')::timestamptz AS "dueAt", params->>'stage' AS stage, "createdAt" AS at
    FROM "Notice" WHERE params ? 'stage' AND params ? 'dueAt' ORDER BY at`;
}

/** Every deadline with stages of reminders, with what was told of it. */
export async function loadDeadlines(app: App, all: readonly ToldStage[]): Promise<ReminderDeadline[]> {
  const byAbout = Map.groupBy(all, ({ code, about }) => `${code} ${about}`);
  const told: Told = (code, about) => byAbout.get(`${code} ${about}`) ?? [];
  return [
    ...(await ofRectifications(app, told)),
    ...(await ofOrders(app, told)),
    ...(await ofReports(app, told)),
    ...(await ofIssues(app, told)),
    ...(await ofInvestigations(app, told)),
    ...(await ofAppeals(app, told)),
    ...(await ofReviews(app, told)),
    ...(await ofTasks(app)),
    ...(await ofProposals(app, told)),
    ...(await ofSignatures(app, told)),
  ];
}

type Told = (code: string, about: string) => readonly ToldStage[];

async function ofRectifications({ db: { prisma } }: App, told: Told): Promise<ReminderDeadline[]> {
  const rows = await prisma.rectificationNotice.findMany({
    where: { status: { not: 'withdrawn' } },
    include: { responses: { orderBy: { submittedAt: 'asc' } }, extensions: true, reopenings: true },
  });
  return rows.flatMap(({ no, issuedAt, closedAt, round, dueAt, responses, extensions, reopenings }) => {
    // The deadline of an earlier round is told from its reminders only; that of the present one stands in the row.
    const answers = responses.filter(each => each.round === round);
    const granted = extensions.find(each => each.round === round && each.status === 'granted');
    const before = responses.filter(each => each.round < round).at(-1);
    const reopened = reopenings.find(each => each.round === round);
    return [
      {
        what: `${no} round ${round}`,
        dueAt,
        from: granted?.decidedAt ?? reopened?.at ?? before?.judgedAt ?? issuedAt,
        until: answers.find(({ releasedAt }) => releasedAt)?.releasedAt ?? closedAt,
        told: told('rectificationReminder', `${no}:${dueAt.toISOString()}`),
      },
    ];
  });
}

async function ofOrders({ db: { prisma } }: App, told: Told): Promise<ReminderDeadline[]> {
  const clocks = await prisma.supervisionClock.findMany({ include: { order: true } });
  return clocks.map(({ kind, round, startAt, dueAt, dueBasis, metAt, pausedAt, order }) => ({
    what: `${order.no} ${kind} ${round}`,
    dueAt,
    // The deadline in force is that after the last pause; nobody is reminded while it stands still.
    from: lastPause(dueBasis) ?? startAt,
    until: pausedAt ?? metAt ?? order.closedAt,
    told: told('supervisionReminder', `${order.no}:${kind}:${dueAt.toISOString()}`),
  }));
}

/** When a clock ran on for the last time. */
function lastPause(dueBasis: unknown): Date | undefined {
  const pause = (dueBasis as DueBasis).pauses?.at(-1);
  return pause && new Date(pause.to);
}

async function ofReports({ db: { prisma }, calendar }: App, told: Told): Promise<ReminderDeadline[]> {
  const rows = await prisma.submission.findMany();
  const asked = await prisma.notice.groupBy({
    by: ['refNo'],
    where: { code: 'reportRequested' },
    _min: { createdAt: true },
  });
  const askedAt = new Map(asked.map(({ refNo, _min }) => [refNo, _min.createdAt]));
  return rows.flatMap(({ no, dueAt, extendedTo, submittedAt, status }) => {
    const from = askedAt.get(no);
    // Extensions of reports are not simulated.
    if (!from || extendedTo) return [];
    const until = submittedAt ?? (status === 'omitted' ? omissionTime(dueAt, calendar) : null);
    return [{ what: no, dueAt, from, until, told: told('reportReminder', `${no}:${dueAt.toISOString()}`) }];
  });
}

async function ofIssues({ db: { prisma } }: App, told: Told): Promise<ReminderDeadline[]> {
  const rows = await prisma.majorIssue.findMany({
    where: { measureDueAt: { not: null }, status: { not: 'withdrawn' } },
    include: { measures: { include: { checks: true } } },
  });
  return rows.flatMap(({ no, raisedAt, measureDueAt: dueAt, round, measures }) => {
    if (dueAt === null) return [];
    const checked = measures.filter(each => each.round < round).flatMap(({ checks }) => checks.map(({ at }) => at));
    const released = measures.filter(
      each => each.round === round && each.status !== 'drafted' && each.status !== 'returned',
    );
    return [
      {
        what: `${no} round ${round}`,
        dueAt,
        from: [raisedAt, ...checked].reduce((last, at) => (at > last ? at : last)),
        until: released.reduce<Date | null>((first, { judgedAt }) => first ?? judgedAt, null),
        told: told('measureReminder', `${no}:${dueAt.toISOString()}`),
      },
    ];
  });
}

async function ofInvestigations({ db: { prisma } }: App, told: Told): Promise<ReminderDeadline[]> {
  const rows = await prisma.serviceInvestigation.findMany({ include: { statements: { orderBy: { at: 'asc' } } } });
  return rows.map(({ no, openedAt, dueAt, concludedAt, statements }) => ({
    what: no,
    dueAt,
    from: openedAt,
    until: statements[0]?.at ?? concludedAt,
    told: told('investigationReminder', `${no}:${dueAt.toISOString()}`),
  }));
}

async function ofAppeals({ db: { prisma } }: App, told: Told): Promise<ReminderDeadline[]> {
  const rows = await prisma.scoreAppeal.findMany();
  return rows.map(({ no, filedAt, dueAt, decidedAt }) => ({
    what: no,
    dueAt,
    from: filedAt,
    until: decidedAt,
    told: told('appealDecisionReminder', `${no}:${dueAt.toISOString()}`),
  }));
}

async function ofReviews({ db: { prisma } }: App, told: Told): Promise<ReminderDeadline[]> {
  const rows = await prisma.liabilityReview.findMany();
  return rows.flatMap(({ no, at, dueAt, decidedAt }) =>
    dueAt === null
      ? []
      : [
          {
            what: no,
            dueAt,
            from: at,
            until: decidedAt,
            told: told('liabilityReminder', `${no}:${dueAt.toISOString()}`),
          },
        ],
  );
}

/** Inspectors are told once of all their tasks with the same deadline; of one that was handed on, whoever had it then. */
async function ofTasks({ db: { prisma } }: App): Promise<ReminderDeadline[]> {
  const rows = await prisma.inspectionTask.findMany({ where: { status: { not: 'withdrawn' } } });
  const told = await prisma.$queryRaw<ToldStage[]>`
    SELECT code, task->>'no' AS about, (params->>'dueAt')::timestamptz AS "dueAt", params->>'stage' AS stage, "createdAt" AS at
    FROM "Notice", jsonb_array_elements(params->'tasks') AS task WHERE code = 'taskReminder' ORDER BY at`;
  const byTask = Map.groupBy(told, ({ about, dueAt }) => `${about} ${dueAt.toISOString()}`);
  return rows.map(({ no, createdAt, dueAt, status, updatedAt }) => ({
    what: no,
    dueAt,
    from: createdAt,
    until: status === 'done' || status === 'skipped' ? updatedAt : null,
    told: byTask.get(`${no} ${dueAt.toISOString()}`) ?? [],
  }));
}

/** A proposed deduction or reward is decided in time, counted from when nothing stood in the way any more. */
async function ofProposals(app: App, told: Told): Promise<ReminderDeadline[]> {
  const rows = await app.db.prisma.penaltyEntry.findMany({ where: { decideDueAt: { not: null } } });
  const waitsOf = await loadWaits(app, rows);
  return rows.map(entry => {
    const { no, proposedAt, decideDueAt, decidedAt } = entry;
    const waits = waitsOf(entry);
    const open = waits.filter(({ until }) => until === null).map(({ from }) => from);
    return {
      ...{ what: no, dueAt: decideDueAt! },
      from: last([proposedAt, ...waits.flatMap(({ until }) => until ?? [])])!,
      until: first([...open, ...(decidedAt ? [decidedAt] : [])]),
      told: told('penaltyDecisionReminder', `${no}:${decideDueAt!.toISOString()}`),
    };
  });
}

/** 签收, of each 整改通知 with its 整改通知单, and of each 督办单. */
async function ofSignatures({ db: { prisma } }: App, told: Told): Promise<ReminderDeadline[]> {
  const notices = await prisma.rectificationNotice.findMany({
    where: { signDueAt: { not: null }, status: { not: 'withdrawn' } },
    include: { responses: { orderBy: { submittedAt: 'asc' } }, reopenings: { orderBy: { round: 'desc' } } },
  });
  const orders = await prisma.supervisionOrder.findMany({
    where: { signDueAt: { not: null } },
    include: { clocks: true },
  });
  const reviews = await prisma.liabilityReview.findMany({
    where: { subjectType: { in: ['rectification', 'supervision'] } },
  });
  return [
    ...notices.map(({ no, groupNo, issuedAt, signDueAt, acknowledgedAt, closedAt, responses, reopenings }) => {
      const reopened = reopenings[0]?.at;
      const from = reopened ?? issuedAt;
      const answered = responses.find(({ submittedAt }) => submittedAt >= from)?.submittedAt;
      const ends = [acknowledgedAt, answered, closedAt].flatMap(at => (at && at >= from ? [at] : []));
      const dueAt = signDueAt!;
      return {
        ...{ what: `签收 ${no}`, dueAt, from },
        until: first(ends),
        told: told('signReminder', `${reopened ? no : (groupNo ?? no)}:${dueAt.toISOString()}`),
      };
    }),
    ...orders.map(({ id, no, rectificationId, issuedAt, signDueAt, signedAt, closedAt, clocks }) => {
      const about = reviews.filter(({ subjectId }) => subjectId === id || subjectId === rectificationId);
      const from = last([issuedAt, ...about.flatMap(({ decidedAt }) => decidedAt ?? [])])!;
      const waiting = about.filter(({ decidedAt }) => decidedAt === null).map(({ at }) => at);
      // Whoever reports has received it.
      const ends = [...waiting, signedAt, closedAt, ...clocks.map(({ metAt }) => metAt)].flatMap(at => at ?? []);
      const dueAt = signDueAt!;
      return {
        ...{ what: `签收 ${no}`, dueAt, from },
        until: first(ends),
        told: told('signReminder', `${no}:${dueAt.toISOString()}`),
      };
    }),
  ];
}

const inOrder = (times: readonly Date[]): Date[] => [...times].sort((a, b) => a.getTime() - b.getTime());
const first = (times: readonly Date[]): Date | null => inOrder(times)[0] ?? null;
const last = (times: readonly Date[]): Date | undefined => inOrder(times).at(-1);
