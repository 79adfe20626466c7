import { randomUUID } from 'node:crypto';
import { reminderTimes } from '../../domain/calendar/reminders.ts';
import { shanghaiDate, toShanghai } from '../../domain/calendar/shanghai.ts';
import type { Deadline } from '../../domain/calendar/working-calendar.ts';
import { reportDeadline } from '../../domain/reports/due.ts';
import { nextPeriodEnd, periodJustEnded } from '../../domain/reports/periods.ts';
import type { CalendarOf } from '../../store/calendar.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { installedSince } from '../org/installed-since.ts';
import { loadPosts, writersOf } from '../org/posts.ts';

/**
 * Opens the submission of every obligation for the period that has just ended, and sets the timer for the next period's end. Called
 * at each start and by that timer; a period already opened is left alone, so a repeat does nothing.
 *
 * Nothing is opened for periods that ended before this installation first ran, nor for a period whose deadline has passed (a long
 * outage): nobody is charged for a report that was never asked for.
 *
 * @returns the 单号 of the submissions opened now.
 */
export async function ensureObligationPeriods(context: ServiceContext): Promise<string[]> {
  const now = context.clock.now();
  const { prisma } = context.db;
  const obligations = await prisma.obligation.findMany({ orderBy: { id: 'asc' } });
  const since = await installedSince(context, now);
  const calendarOf = await context.unitCalendars(prisma);
  const owed = obligations.flatMap(obligation => owedNow(calendarOf, obligation, since, now) ?? []);
  const known = await prisma.submission.findMany({
    where: {
      obligationId: { in: owed.map(each => each.obligation.id) },
      period: { in: owed.map(each => each.period) },
    },
    select: { obligationId: true, period: true },
  });
  const isKnown = ({ obligation, period }: Owed): boolean =>
    known.some(each => each.obligationId === obligation.id && each.period === period);
  const opened: string[] = [];
  for (const each of owed.filter(candidate => !isKnown(candidate))) {
    const no = await context.db.transaction(tx => openPeriod(context, tx, each, now));
    if (no) opened.push(no);
  }
  const next = nextPeriodEnd([...new Set(obligations.map(obligation => obligation.cycle))], now);
  const day = shanghaiDate(next);
  await context.db.transaction(tx =>
    context.timers.schedule(tx, next, `openReportPeriods:${day}`, { kind: 'openReportPeriods', id: day }),
  );
  return opened;
}

interface Owed {
  obligation: Obligation;
  period: string;
  deadline: Deadline;
}

type Obligation = Awaited<ReturnType<ServiceContext['db']['prisma']['obligation']['findMany']>>[number];

/** What an obligation in force at its latest period's end asks for, while the deadline is ahead. */
function owedNow(calendarOf: CalendarOf, obligation: Obligation, since: Date, now: Date): Owed | undefined {
  const ended = periodJustEnded(obligation.cycle, now);
  const { effectiveFrom, effectiveTo } = obligation;
  const inForce = effectiveFrom < ended.endedAt && (effectiveTo === null || effectiveTo >= ended.endedAt);
  const deadline = reportDeadline(ended, obligation.dueWorkingDay, calendarOf(obligation.unitId));
  return inForce && ended.endedAt >= since && deadline.dueAt > now
    ? { obligation, period: ended.period, deadline }
    : undefined;
}

/** Called inside its caller's transaction; undefined when another instance has opened the period. */
async function openPeriod(context: ServiceContext, tx: Tx, owed: Owed, now: Date): Promise<string | undefined> {
  const { obligation, period } = owed;
  const { dueAt, ...dueBasis } = owed.deadline;
  // Two instances may start at once: the row's lock makes the second one see what the first has opened.
  await tx.$queryRaw`SELECT id FROM "Obligation" WHERE id = ${obligation.id} FOR UPDATE`;
  const known = await tx.submission.count({ where: { obligationId: obligation.id, period } });
  if (known > 0) return undefined;
  const no = await context.nextNumber(tx, 'submission', toShanghai(now).year);
  const id = randomUUID();
  await tx.submission.create({
    data: {
      id,
      no,
      obligationId: obligation.id,
      unitId: obligation.unitId,
      period,
      dueAt,
      dueBasis: {
        ...dueBasis,
        skipped: dueBasis.skipped.map(day => ({ ...day })),
        madeUp: dueBasis.madeUp.map(day => ({ ...day })),
      },
      status: 'due',
      content: {},
    },
  });
  await scheduleTimers(context, tx, { id, no, unitId: obligation.unitId, dueAt, now });
  await context.recordAudit(tx, {
    at: now,
    actorId: 'system',
    action: 'report.opened',
    subjectType: 'submission',
    subjectId: id,
    detail: { no, obligationId: obligation.id, period },
  });
  const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: obligation.unitId }, select: { name: true } });
  const writers = writersOf(await loadPosts(context, tx, obligation.unitId));
  await context.notices.queue(
    tx,
    now,
    writers.map(recipientId => ({
      recipientId,
      ref: { type: 'submission', no },
      dedupeKey: `reportRequested:${no}:${recipientId}`,
      content: {
        code: 'reportRequested',
        no,
        title: obligation.title,
        period,
        unitName: unit.name,
        dueAt: dueAt.toISOString(),
        dueBasis,
      },
    })),
  );
  return no;
}

/** The reminders of a report's deadline, and the look at it when it has passed. */
export async function scheduleTimers(
  context: ServiceContext,
  tx: Tx,
  report: { id: string; no: string; unitId: string; dueAt: Date; now: Date },
): Promise<void> {
  const { id, no } = report;
  const dueAt = report.dueAt.toISOString();
  const calendar = (await context.unitCalendars(tx))(report.unitId);
  const reminders = reminderTimes(report.dueAt, report.now, calendar).map(({ stage, at }) => ({
    at,
    key: `reportReminder:${no}:${dueAt}:${stage}`,
    timer: { kind: 'reportReminder' as const, id, stage, dueAt },
  }));
  await context.timers.scheduleAll(tx, [
    ...reminders,
    { at: report.dueAt, key: `reportDue:${no}:${dueAt}`, timer: { kind: 'reportDue', id, dueAt } },
  ]);
}
