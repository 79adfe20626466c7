import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../../src/store/database.ts';
import { type Instance, startInstance } from '../../operating/instance.ts';
import { quantile } from '../measure.ts';
import { cpuMs } from './cpu.ts';
import { bareInserts } from './floor.ts';
import { type BarePlatform, type Sealed, startBarePlatform } from './platform.ts';
import { type Answered, createSending } from './send.ts';

const QUESTIONS = ['营业厅等候多久算超时', '宽带装机要多久', '投诉多久答复', '障碍多久修好', '帮助', '我的待办'];
const PEOPLE = 900;
const WARM_UP = 200;
/** Closed loop: what comes at once in a bad moment. */
const AT_ONCE = 32;
const BURST = 3_000;
const OVERLOAD = 10;
const OVERLOAD_SECONDS = 15;
const DRAIN_MS = 15 * 60_000;

export interface Growth {
  instances: number;
  /** Callbacks stored and answered a second while the turns of those before go on. */
  accepted: number;
  p50: number;
  p99: number;
  /** Messages answered a second, from the first callback to the last answer at the platform. */
  answered: number;
  /** Processor time a message, of the instances and of PostgreSQL's processes for this database; undefined where /proc does not tell. */
  cpu: { instances: number; postgres: number } | undefined;
  /** Bare rows a second by as many processes. */
  floor: number;
  load: number;
}

export interface Overload {
  offered: number;
  /** Callbacks, and those answered within five seconds at the first try and at any. */
  callbacks: number;
  first: number;
  any: number;
  p50: number;
  p99: number;
  /** Answered with 200, and not in the inbox; must be 0. */
  lost: number;
  /** In the inbox more than once cannot be; stored though every answer came too late. */
  storedUnheard: number;
  unanswered: number;
  drainSeconds: number;
}

/** People who only talk, as many as can be kept apart. */
export const talkers = (): string[] =>
  Array.from({ length: PEOPLE }, (_, at) => `bench-talker-${String(at).padStart(3, '0')}`);

/** The callback of the self-built app on real processes: how many are stored and answered, and what an overload does. */
export async function measureCallbacks(
  db: Database,
  dataDir: string,
): Promise<{ growth: Growth[]; overload: Overload }> {
  const platform = await startBarePlatform();
  const { url } = db.home as { url: string };
  const instances: Instance[] = [];
  const people = talkers();
  let said = 0;
  const seal = (count: number): Sealed[] =>
    Array.from({ length: count }, () => {
      said += 1;
      return platform.seal(people[said % PEOPLE]!, QUESTIONS[said % QUESTIONS.length]!);
    });
  const sending = () => createSending(instances.map(instance => instance.port));
  try {
    const growth: Growth[] = [];
    for (let count = 1; count <= 3; count++) {
      instances.push(
        await startInstance({
          ...{ DATABASE_URL: url, DATA_DIR: dataDir, LOCAL_CHAT: 'off', DEMO: 'off', LOG_LEVEL: 'fatal' },
          ...platform.environment,
        }),
      );
      const floor = await bareInserts(db, count);
      await sendAll(sending(), seal(WARM_UP), AT_ONCE);
      await drained(db);
      const pids = instances.map(instance => instance.pid);
      const before = await cpuMs(pids, url);
      const burst = await measureBurst(db, platform, sending(), seal(BURST));
      const after = await cpuMs(pids, url);
      const cpu = before &&
        after && {
          instances: (after.instances - before.instances) / BURST,
          postgres: (after.postgres - before.postgres) / BURST,
        };
      growth.push({ instances: count, floor, cpu, ...burst });
    }
    for (const instance of instances.splice(1)) await instance.stop();
    const offered = Math.round(growth[0]!.answered * OVERLOAD);
    const overload = await overloaded(db, sending(), seal(offered * OVERLOAD_SECONDS), offered);
    return { growth, overload };
  } finally {
    await Promise.all(instances.map(instance => instance.stop()));
    await platform.close();
  }
}

type Sending = ReturnType<typeof createSending>;

async function sendAll(sending: Sending, sealed: readonly Sealed[], atOnce: number): Promise<Answered[]> {
  return sending.closed(sealed, atOnce).finally(() => sending.close());
}

async function measureBurst(db: Database, platform: BarePlatform, sending: Sending, sealed: readonly Sealed[]) {
  const [load, sentBefore, start] = [loadavg()[0]!, platform.sent(), performance.now()];
  const answers = await sendAll(sending, sealed, AT_ONCE);
  const acceptedSeconds = (performance.now() - start) / 1000;
  await drained(db);
  const seconds = (performance.now() - start) / 1000;
  if (platform.sent() - sentBefore < sealed.length) throw new Error('not every message was answered');
  const ms = answers.flatMap(answer => answer.ms ?? []);
  return {
    accepted: ms.length / acceptedSeconds,
    answered: sealed.length / seconds,
    ...{ p50: quantile(ms, 0.5), p99: quantile(ms, 0.99), load },
  };
}

async function overloaded(
  db: Database,
  sending: Sending,
  sealed: readonly Sealed[],
  offered: number,
): Promise<Overload> {
  const start = performance.now();
  const answers = await sending.open(sealed, offered).finally(() => sending.close());
  await drained(db);
  const drainSeconds = (performance.now() - start) / 1000 - OVERLOAD_SECONDS;
  const rows = await db.prisma.inboxMessage.findMany({
    where: { id: { in: sealed.map(({ id }) => id) }, status: 'done' },
    select: { id: true },
  });
  const stored = new Set(rows.map(row => row.id));
  const heard = answers.filter(answer => answer.ms !== undefined);
  const ms = heard.map(answer => answer.ms!);
  const unheard = answers.filter(answer => answer.ms === undefined);
  return {
    offered,
    callbacks: answers.length,
    first: heard.filter(answer => answer.tries === 1).length,
    any: heard.length,
    p50: quantile(ms, 0.5),
    p99: quantile(ms, 0.99),
    lost: heard.filter(answer => !stored.has(answer.id)).length,
    storedUnheard: unheard.filter(answer => stored.has(answer.id)).length,
    unanswered: unheard.filter(answer => !stored.has(answer.id)).length,
    drainSeconds,
  };
}

async function drained(db: Database): Promise<void> {
  const until = performance.now() + DRAIN_MS;
  while (performance.now() < until) {
    const rows = await db.prisma.$queryRaw<{ left: number }[]>`
      SELECT (SELECT count(*) FROM "InboxMessage" WHERE status = 'pending')::int
        + (SELECT count(*) FROM "OutboxMessage" WHERE "sentAt" IS NULL AND "failedAt" IS NULL)::int AS left`;
    if (rows[0]!.left === 0) return;
    await pause(100);
  }
  throw new Error('what was accepted was not answered in a quarter of an hour');
}
