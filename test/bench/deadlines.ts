import { randomUUID } from 'node:crypto';
import type { App } from '../../src/app.ts';
import { reminderTimes } from '../../src/domain/calendar/reminders.ts';
import { addDays, atShanghai, shanghaiDate } from '../../src/domain/calendar/shanghai.ts';
import { createWorkingCalendar } from '../../src/domain/calendar/working-calendar.ts';
import { DIGEST_AT } from '../../src/domain/notices/digest.ts';
import { CHECK_DELAY_MS } from '../../src/domain/supervision/clocks.ts';
import { type Boss, type NewJob, startBoss } from '../../src/store/boss.ts';
import type { Tx } from '../../src/store/database.ts';
import { createNotices } from '../../src/store/notices.ts';
import { timed } from './measure.ts';

/** Of so many open deadlines one is reminded of in the measured sweep. */
const DUE_OF = 50;
/** Deadlines that are not near lie this many days ahead and more, spread over a year. */
const FAR_DAYS = 30;
const SPREAD_DAYS = 365;
const INSERT_BATCH = 2_000;
/** As the runner takes them. */
const FETCH_BATCH = 100;
const IDLE_ROUNDS = 20;
const SINGLE = 1_000;

const calendar = createWorkingCalendar();

export interface SweepMeasured {
  /** Open deadlines. */
  open: number;
  /** Jobs waiting in the queue for them. */
  waiting: number;
  /** Deadlines reminded of in the sweep. */
  reminded: number;
  notices: number;
  /** From the moment of the reminders until the morning's messages are with their readers. */
  seconds: number;
  /** Notices that go out one by one, from their queueing until the last is with its reader; as many bare jobs beside it. */
  single: { count: number; seconds: number; bareSeconds: number };
  /** A look at the queue when nothing is due, ms. */
  idleMs: number;
}

/**
 * Puts open deadlines of 督办单 into a fresh database, each with all its timers, and measures the sweep of a morning on which a fixed share
 * of them is reminded of.
 */
export async function measureSweep(app: App, open: number): Promise<SweepMeasured> {
  const now = app.clock.now();
  // What fails here fails in the measured calls, too; the end of its connections is no error.
  const boss = await startBoss(app.db, now, () => {});
  const morning = atShanghai(calendar.nextWorkingDay(shanghaiDate(now)), '08:30');
  await app.advanceTo(new Date(morning.getTime() - 60_000));
  const waiting = await fill(app, boss, open, morning);
  const idleMs = await idle(app);
  const before = await app.db.prisma.notice.count({ where: { sentAt: { not: null } } });
  const seconds = await timed(() => app.advanceTo(atShanghai(shanghaiDate(morning), DIGEST_AT)));
  const notices = (await app.db.prisma.notice.count({ where: { sentAt: { not: null } } })) - before;
  const reminded = Math.ceil(open / DUE_OF);
  if (notices < reminded) throw new Error(`${notices} notices went out for ${reminded} reminders`);
  const single = await deliverSingly(app, boss);
  await boss.stop();
  return { open, waiting, reminded, notices, seconds, idleMs, single };
}

async function fill(app: App, boss: Boss, open: number, morning: Date): Promise<number> {
  const units = await app.services.kpi.units();
  const near = atShanghai(calendar.nextWorkingDay(shanghaiDate(morning)), '18:00');
  const startAt = new Date(morning.getTime() - 20 * 24 * 3600_000);
  let waiting = 0;
  for (let first = 0; first < open; first += INSERT_BATCH) {
    const deadlines = Array.from({ length: Math.min(INSERT_BATCH, open - first) }, (_, index) => {
      const at = first + index;
      const far = addDays(shanghaiDate(morning), FAR_DAYS + (at % SPREAD_DAYS));
      const dueAt = at % DUE_OF === 0 ? near : atShanghai(far, '18:00');
      return { at, id: randomUUID(), orderId: randomUUID(), dueAt };
    });
    await app.db.transaction(async tx => {
      await insertOrders(tx, deadlines, { units, startAt });
      const jobs = deadlines.flatMap(deadline => jobsOf(deadline, startAt)).filter(({ at }) => at >= morning);
      await boss.send(tx, 'timers', jobs);
      waiting += jobs.length;
    });
  }
  if (!app.db.pglite) await app.db.prisma.$executeRaw`ANALYZE`;
  return waiting;
}

interface OpenDeadline {
  at: number;
  id: string;
  orderId: string;
  dueAt: Date;
}

async function insertOrders(
  tx: Tx,
  deadlines: readonly OpenDeadline[],
  { units, startAt }: { units: readonly { id: string }[]; startAt: Date },
): Promise<void> {
  await tx.supervisionOrder.createMany({
    data: deadlines.map(({ at, orderId }) => ({
      ...{ id: orderId, no: `DB-2020-${100_000 + at}`, submissionId: orderId, origin: 'city' as const },
      ...{ unitId: units[at % units.length]!.id, responsibleUnitId: units[at % units.length]!.id },
      ...{ title: '叫号机长期故障', requirement: '查明原因并修复', status: 'signed' as const },
      ...{ issuedById: 'wu', issuedAt: startAt },
    })),
  });
  await tx.supervisionClock.createMany({
    data: deadlines.map(({ id, orderId, dueAt }) => ({
      ...{ id, orderId, kind: 'feedback' as const, round: 1, startAt, dueAt },
      dueBasis: { start: shanghaiDate(startAt), workingDays: 12, skipped: [], madeUp: [], calendarComplete: true },
    })),
  });
}

/** What starting such a clock schedules. */
function jobsOf({ id, dueAt }: OpenDeadline, startAt: Date): NewJob[] {
  const check = { key: `${id}:due`, at: new Date(dueAt.getTime() + CHECK_DELAY_MS) };
  return [
    { ...check, data: { kind: 'supervisionClockDue', id } },
    ...reminderTimes(dueAt, startAt, calendar).map(({ stage, at }) => ({
      ...{ key: `${id}:${stage}`, at },
      data: { kind: 'supervisionReminder', id, stage },
    })),
  ];
}

async function idle(app: App): Promise<number> {
  await app.drain();
  return (
    ((await timed(async () => {
      for (let round = 0; round < IDLE_ROUNDS; round++) await app.drain();
    })) *
      1000) /
    IDLE_ROUNDS
  );
}

/** Notices that wait for no digest, to everybody in turn. */
async function deliverSingly(app: App, boss: Boss): Promise<SweepMeasured['single']> {
  const people = await app.db.prisma.staff.findMany({ where: { active: true }, orderBy: { id: 'asc' } });
  const notices = createNotices(boss);
  const now = app.clock.now();
  const seconds = await timed(async () => {
    for (let first = 0; first < SINGLE; first += FETCH_BATCH)
      await app.db.transaction(tx =>
        notices.queue(
          tx,
          now,
          Array.from({ length: FETCH_BATCH }, (_, index) => ({
            recipientId: people[(first + index) % people.length]!.id,
            ref: null,
            content: { code: 'chased', no: 'RW-2020-0001', ask: 'read', byOfficer: '吴婉清' },
            dedupeKey: `bench:${first + index}`,
          })),
        ),
      );
    await app.drain();
  });
  const told = await app.db.prisma.notice.count({
    where: { dedupeKey: { startsWith: 'bench:' }, sentAt: { not: null } },
  });
  if (told !== SINGLE) throw new Error(`${told} of ${SINGLE} notices went out`);
  return { count: SINGLE, seconds, bareSeconds: await bare(app, boss, SINGLE, now) };
}

/** The same number of jobs through pg-boss alone, in the same queue beside the same waiting jobs. */
async function bare(app: App, boss: Boss, count: number, at: Date): Promise<number> {
  await boss.setTime(at);
  return timed(async () => {
    for (let first = 0; first < count; first += FETCH_BATCH)
      await app.db.transaction(tx =>
        boss.send(
          tx,
          'notices',
          Array.from({ length: Math.min(FETCH_BATCH, count - first) }, (_, index) => ({
            ...{ key: `bare:${first + index}`, at },
            data: { noticeId: randomUUID() },
          })),
        ),
      );
    let done = 0;
    for (;;) {
      const jobs = await boss.fetch('notices', FETCH_BATCH);
      if (jobs.length === 0) break;
      await boss.complete(
        'notices',
        jobs.map(({ id }) => id),
      );
      done += jobs.length;
    }
    if (done !== count) throw new Error(`${done} of ${count} bare jobs were taken`);
  });
}
