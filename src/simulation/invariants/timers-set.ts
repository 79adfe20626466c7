import type { App } from '../../app.ts';
import { omissionTime } from '../../domain/reports/due.ts';
import { CHECK_DELAY_MS } from '../../domain/supervision/clocks.ts';
import type { Timer } from '../../domain/timers.ts';
import type { Invariant } from './invariant.ts';

/** What has to be looked at again at a time. */
interface Awaited {
  readonly kind: Timer['kind'];
  readonly id: string;
  readonly at: Date;
}

const KINDS_OF_PERIODS = ['openTaskPeriods', 'openReportPeriods', 'openPublication'] as const;

/** Nothing that falls due is forgotten: each open task, report, clock, window and period has the timer that looks at it when its time comes. */
export const timersSet: Invariant = {
  name: 'timersSet',
  async check(app) {
    const now = app.clock.now();
    const waiting = await app.db.prisma.$queryRaw<{ kind: string; id: string; at: Date }[]>`
      SELECT data->'data'->>'kind' AS kind, data->'data'->>'id' AS id, start_after AS at FROM pgboss.job
      WHERE name = 'timers' AND state < 'active'`;
    const isSet = new Set(waiting.map(({ kind, id, at }) => `${kind} ${id} ${at.getTime()}`));
    const awaited = await loadAwaited(app, now);
    const broken = awaited
      .filter(({ kind, id, at }) => !isSet.has(`${kind} ${id} ${at.getTime()}`))
      .map(({ kind, id, at }) => `no ${kind} of ${id} at ${at.toISOString()}`);
    for (const kind of KINDS_OF_PERIODS)
      if (!waiting.some(each => each.kind === kind && each.at > now)) broken.push(`no ${kind}`);
    return { count: awaited.length + KINDS_OF_PERIODS.length, broken };
  },
};

async function loadAwaited({ db: { prisma }, calendar }: App, now: Date): Promise<Awaited[]> {
  const tasks = await prisma.inspectionTask.findMany({
    where: { status: { in: ['planned', 'inProgress'] }, dueAt: { gt: now } },
    select: { dueAt: true },
  });
  const reports = await prisma.submission.findMany({ where: { status: { in: ['due', 'drafted', 'returned'] } } });
  const clocks = await prisma.supervisionClock.findMany({
    where: {
      metAt: null,
      failedAt: null,
      dueAt: { gt: now },
      order: { status: { notIn: ['closed', 'consolidated'] } },
    },
  });
  const orders = await prisma.supervisionOrder.findMany({ where: { status: 'closed', recheckDueAt: { gt: now } } });
  const entries = await prisma.penaltyEntry.findMany({ where: { status: 'confirmed', appealDueAt: { gt: now } } });
  const windows = await prisma.inspection.findMany({
    where: { respondBy: { gt: now }, confirmedAt: null, status: { in: ['submitted', 'reviewed'] } },
  });
  const reviews = await prisma.liabilityReview.findMany({ where: { status: 'open', dueAt: { not: null } } });
  const closings = await prisma.kpiClosing.findMany({ where: { status: 'announced', objectionsUntil: { gt: now } } });
  return [
    ...[...new Set(tasks.map(({ dueAt }) => dueAt.getTime()))].map(time => {
      const at = new Date(time);
      return { kind: 'tasksDue' as const, id: at.toISOString(), at };
    }),
    ...reports.map(({ id, dueAt }) =>
      dueAt > now
        ? { kind: 'reportDue' as const, id, at: dueAt }
        : { kind: 'reportOmission' as const, id, at: omissionTime(dueAt, calendar) },
    ),
    ...clocks.map(({ id, dueAt }) => ({ kind: 'supervisionClockDue' as const, id, at: checkedAt(dueAt) })),
    ...orders.map(({ id, recheckDueAt }) => ({ kind: 'supervisionRecheck' as const, id, at: recheckDueAt! })),
    ...entries.map(({ id, appealDueAt }) => ({ kind: 'appealWindowCloses' as const, id, at: appealDueAt! })),
    ...windows.map(({ id, respondBy }) => ({ kind: 'resultResponseCloses' as const, id, at: checkedAt(respondBy!) })),
    ...reviews
      .map(({ id, dueAt }) => ({ kind: 'liabilityReminder' as const, id, at: calendar.nextWorkingMorning(dueAt!) }))
      .filter(({ at }) => at > now),
    ...closings.map(({ id, objectionsUntil }) => ({ kind: 'kpiObjectionsOver' as const, id, at: objectionsUntil })),
  ];
}

/** A deadline's last instant belongs to it. */
function checkedAt(dueAt: Date): Date {
  return new Date(dueAt.getTime() + CHECK_DELAY_MS);
}
