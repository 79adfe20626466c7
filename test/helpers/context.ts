import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../../src/domain/org/actor.ts';
import type { Timer } from '../../src/domain/timers.ts';
import type { ServiceContext } from '../../src/services/context.ts';
import { createServices } from '../../src/services/index.ts';
import { randomSeed } from '../../src/services/inspections/planning/draw-seed.ts';
import { createLibrary } from '../../src/services/standards/library.ts';
import { recordAudit } from '../../src/store/audit.ts';
import { startBoss } from '../../src/store/boss.ts';
import { openCalendars } from '../../src/store/calendar.ts';
import { openClock } from '../../src/store/clock.ts';
import type { Database } from '../../src/store/database.ts';
import { createDirectory } from '../../src/store/directory.ts';
import { createFileStore } from '../../src/store/files.ts';
import { createNotices } from '../../src/store/notices.ts';
import { nextNumber, nextNumbers } from '../../src/store/numbers.ts';
import { once } from '../../src/store/receipts.ts';
import { createTimers } from '../../src/store/timers.ts';
import { openTestDatabase } from './database.ts';

/** The use cases on the demo branch, in memory unless `db` is given, with a clock that is moved by hand. `at` is an ISO time. */
export async function openTestContext(options: { at?: string; db?: Database } = {}) {
  const db = options.db ?? (await openTestDatabase());
  const clock = await openClock(db, 'frozen', new Date(options.at ?? '2026-11-02T09:00:00+08:00'));
  const boss = await startBoss(db, clock.now(), error => {
    throw error;
  });
  // As if installed long ago: reports of periods that ended since are owed.
  await db.prisma.setting.create({ data: { key: 'reportingSince', value: '2026-01-01T00:00:00.000Z' } });
  const calendars = await openCalendars(db);
  const directory = createDirectory(clock);
  const context: ServiceContext = {
    db,
    clock,
    calendar: calendars.company,
    unitCalendars: calendars.ofUnits,
    directory,
    notices: createNotices(boss),
    timers: createTimers(boss),
    library: createLibrary(db),
    files: createFileStore(mkdtempSync(join(tmpdir(), 'qc-files-'))),
    publicUrl: 'http://127.0.0.1:3000',
    drawSeed: randomSeed,
    nextNumber,
    nextNumbers,
    once,
    recordAudit,
  };
  const services = createServices(context);

  /** Fires every timer that is due now; notices stay queued and are read with `notices()`. */
  async function drain(): Promise<void> {
    for (;;) {
      const jobs = await boss.fetch('timers', 10);
      if (jobs.length === 0) return;
      for (const job of jobs) {
        await fire(services, job.data as Timer);
        await boss.complete('timers', [job.id]);
      }
    }
  }

  return {
    context,
    services,
    drain,
    /** Moves the clock, stopping at everything that falls due on the way. */
    async advanceTo(iso: string): Promise<void> {
      const target = new Date(iso);
      for (;;) {
        const next = await db.prisma.$queryRaw<{ at: Date | null }[]>`
          SELECT min(start_after) AS at FROM pgboss.job WHERE state < 'active' AND name = 'timers'`;
        const at = next[0]?.at;
        if (!at || at > target) break;
        if (at > clock.now()) await clock.moveTo(at);
        await boss.setTime(clock.now());
        await drain();
      }
      await clock.moveTo(target);
      await boss.setTime(target);
    },
    async actor(id: string): Promise<Actor> {
      const actor = await directory.actor(db.prisma, id);
      if (!actor) throw new Error(`nobody is called ${id}`);
      return actor;
    },
    notices: (recipientId: string) =>
      db.prisma.notice.findMany({ where: { recipientId }, orderBy: { createdAt: 'asc' } }),
    async close(): Promise<void> {
      await boss.stop();
      // Whoever gave the database closes it.
      if (!options.db) await db.close();
    },
  };
}

export type TestContext = Awaited<ReturnType<typeof openTestContext>>;

async function fire(services: ReturnType<typeof createServices>, timer: Timer): Promise<void> {
  const handlers = Object.assign(
    {},
    ...Object.values(services).map(feature => (feature as { timers?: object }).timers ?? {}),
  ) as Record<string, (timer: Timer) => Promise<unknown>>;
  const handler = handlers[(timer as { kind: string }).kind];
  if (!handler) throw new Error(`no handler for ${JSON.stringify(timer)}`);
  await handler(timer);
}
