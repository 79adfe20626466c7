import { expect, it } from 'vitest';
import { createPace } from '../../src/channel/pace.ts';

it('lets through what every limit allows, each key for itself, and says how long to wait', () => {
  let at = Date.parse('2026-03-02T01:00:00Z');
  const pace = createPace(
    [
      { most: 2, perMs: 1_000 },
      { most: 3, perMs: 10_000 },
    ],
    () => new Date(at),
  );
  expect([pace.take('a'), pace.take('a'), pace.take('b')]).toEqual([0, 0, 0]);
  at += 400;
  expect(pace.take('a')).toBe(600);
  expect(pace.left('a')).toBe(0);
  at += 600;
  expect(pace.left('a')).toBe(1);
  expect(pace.take('a')).toBe(0);
  expect(pace.take('a')).toBe(9_000);
  at += 9_000;
  expect(pace.take('a')).toBe(0);
});
