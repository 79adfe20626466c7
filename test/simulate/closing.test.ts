import { expect, it } from 'vitest';
import { onPostgres } from '../helpers/postgres.ts';
import { below, comparedWithUndisturbed, KILL_SEED, killAfter } from './disturbed.ts';

/** February, announced on 6 March and frozen on the 11th, with what came before: few units, so that it takes half a minute. */
const RUN = { seed: '7', days: 40 };
/** The last slots before the two acts of the closing. */
const BEFORE_ANNOUNCED = '2026-03-06T01:20';
const BEFORE_FROZEN = '2026-03-11T09:10';

onPostgres(`a month and its closing on a shared server (SIMULATE_KILL_SEED=${KILL_SEED})`, () => {
  const compared = comparedWithUndisturbed(RUN);

  it('killed at random moments and in the midst of the closing, it ends like an undisturbed one', {
    timeout: 400_000,
  }, async () => {
    await compared(async ({ run, expectUndisturbed }) => {
      const kills = [
        killAfter(1 + below(30, 31), 41),
        killAfter(1 + below(30, 32), 42),
        killAfter(1, 43, BEFORE_ANNOUNCED),
        killAfter(1, 44, BEFORE_FROZEN),
      ];
      for (const kill of kills) {
        const { killed, stderr } = await run(true, kill);
        expect(killed, stderr).toBe(true);
      }
      await expectUndisturbed(await run(true));
    });
  });

  it('lived through by two instances, one of which is killed and replaced, it ends like one of one', {
    timeout: 400_000,
  }, async () => {
    await compared(async ({ run, expectUndisturbed }) => {
      const staying = run(true);
      const first = await run(true, killAfter(10 + below(60, 51), 52));
      expect(first.killed, first.stderr).toBe(true);
      const [one, two] = await Promise.all([staying, run(true)]);
      await expectUndisturbed(one);
      await expectUndisturbed(two);
    });
  });
});
