import { createHash } from 'node:crypto';
import { fromPglite, fromPrisma, PgBoss, TestClock } from 'pg-boss';
import type { Database, Tx } from './database.ts';
import { SESSION_OPTIONS } from './database.ts';

/** Work that waits for its time: what falls due (timers) and notices to be delivered. */
export const QUEUES = ['timers', 'notices'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Work to be done at a time. One job per `key`, whatever is repeated. */
export interface NewJob {
  key: string;
  at: Date;
  data: object;
}

export interface DueJob {
  id: string;
  data: unknown;
  /** When it was to happen. */
  due: Date;
}

/** What a job carries besides its data: when it is due by the application's clock, and its place among jobs of the same instant. */
interface Envelope {
  data: object;
  due: string;
  place: number;
}

/** Tries again after 30 s, doubling; after the last try the job is kept as failed and shows in /readyz. */
const RETRY = { retryLimit: 5, retryDelay: 30, retryBackoff: true };
/** A finished job is of no further use; its effect is in the tables. */
const KEEP_SECONDS = 14 * 24 * 3600;
/** Work of an instance that died is taken up again after this. A use case takes seconds. */
const EXPIRE_SECONDS = 120;
/** Work that nobody took for this long is dropped: longer than any outage a branch would come back from. */
const RETAIN_SECONDS = 366 * 24 * 3600;

/** The queue's simulated time. It is the database's, not the instance's: the others still go by it when one stops. */
class SharedClock extends TestClock {
  override async attach(target: Parameters<TestClock['attach']>[0]): Promise<AsyncDisposable> {
    await super.attach(target);
    return { async [Symbol.asyncDispose]() {} };
  }
}

/**
 * pg-boss on the application's own database.
 *
 * @param simulatedNow when given, "now" in the queue is what `setTime` says (local chat, scripts, tests), not the server's time.
 */
export async function startBoss(database: Database, simulatedNow: Date | undefined, onError: (error: unknown) => void) {
  const testClock = simulatedNow ? new SharedClock(simulatedNow) : undefined;
  const boss = new PgBoss({
    ...(database.pglite
      ? { db: fromPglite(database.pglite), backend: 'pglite' as const }
      : { connectionString: (database.home as { url: string }).url, options: SESSION_OPTIONS, max: 3 }),
    ...(testClock ? { clock: testClock } : {}),
    schedule: false,
    supervise: !testClock,
  });
  boss.on('error', onError);
  await boss.start();
  for (const name of QUEUES) {
    await boss.createQueue(name, {
      ...RETRY,
      expireInSeconds: EXPIRE_SECONDS,
      retentionSeconds: RETAIN_SECONDS,
      deleteAfterSeconds: KEEP_SECONDS,
    });
  }
  const takeUp = () => database.prisma.$executeRaw`UPDATE pgboss.job SET state = 'retry' WHERE state = 'active'`;
  // Nobody else works on an embedded database: what counts as being worked on was cut off by a crash. On a server it expires instead.
  if (database.pglite) await takeUp();

  let place = Date.now() * 1000;

  return {
    /** Puts work into the transaction, all of it in one statement: it vanishes with a rollback. */
    async send(tx: Tx, queue: QueueName, jobs: readonly NewJob[]): Promise<void> {
      const byId = new Map<string, { id: string; data: Envelope; startAfter: Date }>();
      for (const { key, at, data } of jobs) {
        const id = jobId(queue, key);
        if (!byId.has(id)) byId.set(id, { id, data: { data, due: at.toISOString(), place: place++ }, startAfter: at });
      }
      if (byId.size > 0) await boss.insert(queue, [...byId.values()], { db: fromPrisma(tx) });
    },
    async fetch(queue: QueueName, limit: number): Promise<DueJob[]> {
      const jobs = await boss.fetch<Envelope>(queue, { batchSize: limit });
      return jobs
        .sort((a, b) => a.data.place - b.data.place)
        .map(({ id, data: { data, due } }) => ({ id, data, due: new Date(due) }));
    },
    complete: (queue: QueueName, ids: string[]) => boss.complete(queue, ids),
    fail: (queue: QueueName, id: string, reason: string) => boss.fail(queue, id, { reason }),
    /** When the next job falls due, or undefined: what a simulated clock has to stop at. */
    async nextDue(): Promise<Date | undefined> {
      // Rounded up: a retry's time has microseconds, and a clock moved to the millisecond before it would stand still there for ever.
      // Per queue, because the index over what waits begins with it: of many open deadlines only the first is read.
      const rows = await database.prisma.$queryRaw<{ next: Date | null }[]>`
        SELECT date_trunc('milliseconds', min(first.start_after) + interval '999 microseconds') AS next
        FROM unnest(${[...QUEUES]}::text[]) AS queue(name), LATERAL (
          SELECT j.start_after FROM pgboss.job j WHERE j.name = queue.name AND j.state < 'active' AND NOT j.blocked
          ORDER BY j.start_after LIMIT 1) AS first`;
      return rows[0]?.next ?? undefined;
    },
    /** The same on a server, while no instance works: simulated time stands still then, and nothing would expire. */
    async takeUpStranded(): Promise<void> {
      if (!database.pglite) await takeUp();
    },
    async failedCount(): Promise<number> {
      const rows = await database.prisma.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pgboss.job WHERE state = 'failed'`;
      return rows[0]!.count;
    },
    /** Only with a simulated clock. */
    async setTime(now: Date): Promise<void> {
      await testClock?.setTime(now);
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}

export type Boss = Awaited<ReturnType<typeof startBoss>>;

/** A job's id is made from its key, so that the same cause enqueued again is the same job. */
function jobId(queue: QueueName, key: string): string {
  const digest = createHash('sha256').update(`${queue}:${key}`).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x50;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
