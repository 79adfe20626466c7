import { expect, it } from 'vitest';
import { createBlocked } from '../../src/channel/blocked.ts';

it('what is refused for its frequency waits for the end of one minute, however often it is refused in it', () => {
  const clock = { ms: 0 };
  const { refused, passed } = createBlocked(() => new Date(clock.ms));
  expect(refused('message/send')).toBe(60_000);
  clock.ms = 50_000;
  expect(refused('message/send')).toBe(10_000);
  expect(refused('media/upload')).toBe(60_000);
  // A longer block: looked at again soon, for it does not say how long it lasts.
  clock.ms = 60_000;
  expect(refused('message/send')).toBe(15_000);
  clock.ms = 75_000;
  passed('message/send');
  expect(refused('message/send')).toBe(60_000);
});
