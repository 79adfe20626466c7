import { expect, it } from 'vitest';
import { describeState, hashState } from '../../src/simulation/state-hash.ts';
import { live, openSmall } from './run.ts';

async function stateOf(seed: string) {
  const run = { seed, days: 10 };
  const app = await openSmall(run);
  try {
    const acts = await live(app, run);
    return { acts, lines: await describeState(app), hash: await hashState(app) };
  } finally {
    await app.stop();
  }
}

it('the same seed comes to the same state, another seed to another', { timeout: 300_000 }, async () => {
  const [one, again, other] = [await stateOf('1'), await stateOf('1'), await stateOf('2')];
  expect(one.acts).toBeGreaterThan(20);
  expect(again.lines).toEqual(one.lines);
  expect(again.hash).toBe(one.hash);
  expect(other.hash).not.toBe(one.hash);
  expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
  // What depends on who came first, or was made up on the way, is not in it.
  const text = one.lines.join('\n');
  expect(text).not.toMatch(/[A-Z]{2}-2026-\d{4}/);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
});
