import { expect, it } from 'vitest';
import { createRefusals } from '../../src/refusals.ts';

it('refused requests are counted each and said once a minute and reason, with how many there were', () => {
  let at = Date.parse('2026-11-02T09:00:00+08:00');
  const counted: string[] = [];
  const said: unknown[] = [];
  const refused = createRefusals({
    count: reason => counted.push(reason),
    say: line => said.push(line),
    realNow: () => new Date(at),
  });
  for (let times = 0; times < 100; times++) refused('wrongSignature');
  refused('unsigned');
  at += 59_999;
  refused('unsigned');
  expect(said).toEqual([
    { reason: 'wrongSignature', refused: 1 },
    { reason: 'unsigned', refused: 1 },
  ]);
  at += 1;
  refused('unsigned');
  expect(said.at(-1)).toEqual({ reason: 'unsigned', refused: 2 });
  expect(counted).toHaveLength(103);
});
