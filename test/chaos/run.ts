import { setTimeout as pause } from 'node:timers/promises';
import { createChance } from '../../src/simulation/chance.ts';
import { startWecomSimulator } from '../wecom-simulator/simulator.ts';
import { chaosBranch, companyOf, type Person } from './branch.ts';
import { checkEverything, type Outcome } from './check.ts';
import { createFleet } from './fleet.ts';
import { startFront } from './front.ts';
import { createHabits } from './habits.ts';
import { createLedger } from './ledger.ts';
import { createPhones } from './phone.ts';
import { createPlace, type Place } from './place.ts';
import { createTrouble } from './trouble.ts';

export interface ChaosOptions {
  adminUrl: string;
  seconds: number;
  people: number;
  instances: number;
  seed: string;
  /** Between two things that one person does, on average, seconds. */
  pause: number;
  faultEvery: number;
  killEvery: number;
  logs: string;
  /** Leaves the database behind, for reading. */
  keep?: boolean;
  say: (line: string) => void;
}

/** A Tuesday morning: notices go out. */
const BEGINNING = new Date('2026-11-03T10:05:00+08:00');
const DRAIN_MS = 10 * 60_000;

/** The whole run: work and trouble for so long, then quiet until everything is done, then the books are compared. */
export async function runChaos(options: ChaosOptions): Promise<Outcome> {
  const { say, seed } = options;
  const shiftMs = BEGINNING.getTime() - Date.now();
  const now = () => new Date(Date.now() + shiftMs);
  const { branch, people } = chaosBranch(options.people);
  const place = await createPlace(options.adminUrl, branch, shiftMs);
  const simulator = await startWecomSimulator({ now, people: companyOf(branch) });
  const fleet = createFleet({
    ...{ size: options.instances, shiftMs, logs: options.logs },
    env: {
      ...{ DATABASE_URL: place.url, DATA_DIR: place.dataDir, LOCAL_CHAT: 'off', DEMO: 'off', LOG_LEVEL: 'error' },
      ...simulator.environment,
      ...simulator.botEnvironment,
    },
  });
  const front = await startFront(fleet.ports);
  try {
    const start = performance.now();
    await fleet.startAll();
    await simulator.configureCallback(`${front.url}/wecom/callback`);
    while (!simulator.bot.connected()) await pause(100);
    say(`${options.instances} instances up after ${seconds(performance.now() - start)} s, ${people.length} people`);

    const ledger = createLedger();
    const chance = createChance(seed);
    const habits = await createHabits({ phones: createPhones(simulator, ledger), chance, ledger });
    const trouble = createTrouble({
      ...{ simulator, front, fleet, people, chance, ledger, say },
      ...{ faultEveryMs: options.faultEvery * 1000, killEveryMs: options.killEvery * 1000 },
    });
    const until = performance.now() + options.seconds * 1000;
    let [over, failed] = [false, undefined as unknown];
    async function live(person: Person): Promise<void> {
      for (let time = 0; ; time++) {
        await pause(chance.between(0, 2 * options.pause * 1000, person.id, time, 'pause'));
        if (over) return;
        await habits.live(person, time);
      }
    }
    const lives = Promise.all(
      people.map(live).map(life =>
        life.catch(error => {
          failed ??= error;
        }),
      ),
    );
    while (performance.now() < until && failed === undefined) {
      await pause(Math.min(30_000, until - performance.now()));
      say(await progress(place, ledger.said.length, simulator.violations.length + simulator.bot.violations.length));
    }
    over = true;
    await trouble.stop();
    if (failed !== undefined) throw failed;
    say('faults off; draining');
    await lives;
    const drained = await drain(place, now, say);
    const codes = await fleet.stopAll();
    return await checkEverything({
      ...{ place, simulator, ledger, fleet, front, people, codes, now },
      ...{ drainedMs: drained, takeOvers: trouble.gaps },
    });
  } finally {
    await fleet.killAll();
    await front.close();
    await simulator.close();
    if (options.keep) say(`the database is left: ${place.url}`);
    await (options.keep ? place.db.close() : place.remove());
  }
}

const seconds = (ms: number) => Math.round(ms / 1000);

interface Waiting {
  pending: number;
  unsent: number;
  jobs: number;
}

async function waiting({ db }: Place, now: Date): Promise<Waiting> {
  const rows = await db.prisma.$queryRaw<Waiting[]>`
    SELECT (SELECT count(*)::int FROM "InboxMessage" WHERE status = 'pending') AS pending,
      (SELECT count(*)::int FROM "OutboxMessage" WHERE "sentAt" IS NULL AND "failedAt" IS NULL) AS unsent,
      (SELECT count(*)::int FROM pgboss.job WHERE state = 'active' OR (state < 'active' AND start_after <= ${now})) AS jobs`;
  return rows[0]!;
}

async function progress(place: Place, said: number, violations: number): Promise<string> {
  const { pending, unsent } = await waiting(place, new Date(0));
  return `${said} messages acknowledged; ${pending} waiting, ${unsent} unsent; ${violations} objections of the platform`;
}

/** @returns how long it took until nothing was left, undefined where something is left. */
async function drain(place: Place, now: () => Date, say: (line: string) => void): Promise<number | undefined> {
  const start = performance.now();
  for (let look = 1; performance.now() - start < DRAIN_MS; look++) {
    const left = await waiting(place, now());
    if (left.pending + left.unsent + left.jobs === 0) return performance.now() - start;
    if (look % 10 === 0) say(`draining: ${left.pending} messages, ${left.unsent} unsent, ${left.jobs} jobs`);
    await pause(1_000);
  }
  return undefined;
}
