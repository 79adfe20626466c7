import { expect, it } from 'vitest';
import { onPostgres } from '../helpers/postgres.ts';
import { below, comparedWithUndisturbed, KILL_SEED, killAfter } from './disturbed.ts';

/** Slots of the run: working days times slots. */
const SLOTS = 35;

onPostgres(`a simulation on a shared server (SIMULATE_KILL_SEED=${KILL_SEED})`, () => {
  const compared = comparedWithUndisturbed({ seed: '7', days: 10 });

  it('killed at random moments and started again, it ends like an undisturbed one', { timeout: 240_000 }, async () => {
    await compared(async ({ run, expectUndisturbed }) => {
      for (let place = 1; place <= 2; place += 1) {
        const { killed, stderr } = await run(true, killAfter(1 + below(Math.floor(SLOTS / 5), place), place + 10));
        expect(killed, stderr).toBe(true);
      }
      await expectUndisturbed(await run(true));
    });
  });

  it('lived through by two instances at once, it ends like one of one', { timeout: 240_000 }, async () => {
    await compared(async ({ run, expectUndisturbed }) => {
      const [one, two] = await Promise.all([run(true), run(true)]);
      await expectUndisturbed(one);
      await expectUndisturbed(two);
    });
  });

  it('with one instance that only runs jobs, and a driver that is killed and replaced, it ends the same', {
    timeout: 240_000,
  }, async () => {
    await compared(async ({ run, expectUndisturbed }) => {
      const over = new AbortController();
      const helping = run(false, undefined, over.signal);
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
