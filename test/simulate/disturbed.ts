import { beforeAll, expect } from 'vitest';
import { describeState, hashState } from '../../src/simulation/state-hash.ts';
import { type Ended, type Kill, runScript } from '../crash/run-child.ts';
import { createServerDatabase } from '../helpers/postgres.ts';
import type { SimulationTask } from './child.ts';
import { live, openSmall, type SmallRun } from './run.ts';

const CHILD = new URL('child.ts', import.meta.url).pathname;
/** `SIMULATE_KILL_SEED=n` kills after the same slots again; when exactly within them is the machine's affair. */
export const KILL_SEED = Number(process.env.SIMULATE_KILL_SEED ?? Math.floor(Math.random() * 1e9));
/** The longest time between a slot's end and the kill, ms: the acts and deadlines up to the next one take about as long. */
const LONGEST_DELAY_MS = 400;

/** A number below `limit` for each place, from the seed. */
export const below = (limit: number, place: number): number =>
  Math.abs(Math.imul(KILL_SEED ^ (place * 0x9e3779b1), 0x85ebca6b)) % limit;

/** In the midst of the count-th slot that ends from now on, of those whose instant (ISO) begins so. */
export const killAfter = (count: number, place: number, instant = ''): Kill => ({
  on: `slot ${instant}`,
  count,
  delayMs: below(LONGEST_DELAY_MS, place),
});

export interface Disturbed {
  readonly url: string;
  /** A process that lives through it, or only runs what falls due, until it ends, is killed or stopped. */
  run(drives: boolean, kill?: Kill, stop?: AbortSignal): Promise<Ended>;
  /** That it has ended as if nothing had happened. What is different is shown line by line. */
  expectUndisturbed(ended: Ended): Promise<void>;
}

/** For a suite: lives through a run undisturbed once, and then gives each test an empty server database to disturb it in. */
export function comparedWithUndisturbed(small: SmallRun): (work: (on: Disturbed) => Promise<void>) => Promise<void> {
  let hash: string;
  let lines: string[];
  beforeAll(async () => {
    const app = await openSmall(small);
    await live(app, small);
    hash = await hashState(app);
    lines = await describeState(app);
    await app.stop();
  }, 240_000);

  return async work => {
    const { url, drop } = await createServerDatabase();
    try {
      await work({
        url,
        run: (drives, kill, stop) => {
          const task: SimulationTask = { ...small, url, drives };
          return runScript(CHILD, task, kill, stop);
        },
        async expectUndisturbed(ended) {
          if (ended.lines.at(-1) !== `hash ${hash}`) {
            const app = await openSmall(small, { kind: 'server', url });
            try {
              expect(await describeState(app), ended.stderr).toEqual(lines);
            } finally {
              await app.stop();
            }
          }
          expect(ended.lines.at(-1), ended.stderr).toBe(`hash ${hash}`);
        },
      });
    } finally {
      await drop();
    }
  };
}
