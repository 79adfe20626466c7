import { beforeAll, expect, it } from 'vitest';
import { describeState, hashState } from '../../src/simulation/state-hash.ts';
import { type Ended, type Kill, runScript } from '../crash/run-child.ts';
import { createServerDatabase, onPostgres } from '../helpers/postgres.ts';
import type { SimulationTask } from './child.ts';
import { live, openSmall } from './run.ts';

const CHILD = new URL('child.ts', import.meta.url).pathname;
const RUN = { seed: '7', days: 10 };
/** Slots of the run: working days times slots. */
const SLOTS = 35;
/** `SIMULATE_KILL_SEED=n` kills after the same slots again; when exactly within them is the machine's affair. */
const KILL_SEED = Number(process.env.SIMULATE_KILL_SEED ?? Math.floor(Math.random() * 1e9));
/** The longest time between a slot's end and the kill, ms: the acts and deadlines up to the next one take about as long. */
const LONGEST_DELAY_MS = 400;

/** A number below `limit` for each place, from the seed. */
const below = (limit: number, place: number): number =>
  Math.abs(Math.imul(KILL_SEED ^ (place * 0x9e3779b1), 0x85ebca6b)) % limit;

onPostgres(`a simulation on a shared server (SIMULATE_KILL_SEED=${KILL_SEED})`, () => {
  let undisturbed: string;
  let lines: string[];
  beforeAll(async () => {
    const app = await openSmall(RUN);
    await live(app, RUN);
    undisturbed = await hashState(app);
    lines = await describeState(app);
    await app.stop();
  }, 120_000);

  let database: Awaited<ReturnType<typeof createServerDatabase>>;
  async function withDatabase(work: () => Promise<void>): Promise<void> {
    database = await createServerDatabase();
    try {
      await work();
    } finally {
      await database.drop();
    }
  }

  const taskOf = (drives: boolean): SimulationTask => ({ ...RUN, url: database.url, drives });
  const run = (drives: boolean, kill?: Kill): Promise<Ended> => runScript(CHILD, taskOf(drives), kill);
  const killAfter = (count: number, place: number): Kill => ({
    on: 'slot',
    count,
    delayMs: below(LONGEST_DELAY_MS, place),
  });

  /** What is different is shown line by line. */
  async function expectUndisturbed(ended: Ended): Promise<void> {
    if (ended.lines.at(-1) !== `hash ${undisturbed}`) {
      const app = await openSmall(RUN, { kind: 'server', url: database.url });
      try {
        expect(await describeState(app), ended.stderr).toEqual(lines);
      } finally {
        await app.stop();
      }
    }
    expect(ended.lines.at(-1), ended.stderr).toBe(`hash ${undisturbed}`);
  }

  it('killed at random moments and started again, it ends like an undisturbed one', { timeout: 240_000 }, async () => {
    await withDatabase(async () => {
      for (let place = 1; place <= 2; place += 1) {
        const { killed, stderr } = await run(true, killAfter(1 + below(Math.floor(SLOTS / 5), place), place + 10));
        expect(killed, stderr).toBe(true);
      }
      await expectUndisturbed(await run(true));
    });
  });

  it('lived through by two instances at once, it ends like one of one', { timeout: 240_000 }, async () => {
    await withDatabase(async () => {
      const [one, two] = await Promise.all([run(true), run(true)]);
      await expectUndisturbed(one);
      await expectUndisturbed(two);
    });
  });

  it('with one instance that only runs jobs, and a driver that is killed and replaced, it ends the same', {
    timeout: 240_000,
  }, async () => {
    await withDatabase(async () => {
      const over = new AbortController();
      const helping = runScript(CHILD, taskOf(false), undefined, over.signal);
      try {
        const first = await run(true, killAfter(1 + below(Math.floor(SLOTS / 2), 21), 22));
        expect(first.killed, [...first.lines, first.stderr].join('\n')).toBe(true);
        await expectUndisturbed(await run(true));
      } finally {
        over.abort();
      }
      const { lines: said, stderr } = await helping;
      expect(said, stderr).toEqual(['open']);
    });
  });
});
