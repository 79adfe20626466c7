import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSlots } from '../../src/bot/slots.ts';

/** Work that ends when it is told to, and what has begun so far. */
function open(most: number) {
  const inSlot = createSlots({ most, longMs: 1_000 });
  const begun: number[] = [];
  const ends: PromiseWithResolvers<void>[] = [];
  const start = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const end = Promise.withResolvers<void>();
      ends.push(end);
      return inSlot(() => {
        begun.push(at);
        return end.promise;
      });
    });
  return { begun, ends, start, settle: () => vi.advanceTimersByTimeAsync(0) };
}

describe('slots', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('let so many work at once and the others in their order', async () => {
    const { begun, ends, start, settle } = open(2);
    start(5);
    await settle();
    expect(begun).toEqual([0, 1]);
    ends[1]!.resolve();
    await settle();
    expect(begun).toEqual([0, 1, 2]);
    ends[0]!.resolve();
    ends[2]!.resolve();
    await settle();
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });

  it('are free again when work fails', async () => {
    const { begun, ends, start, settle } = open(1);
    const [failing] = start(2);
    const failed = expect(failing).rejects.toThrow('broken');
    ends[0]!.reject(new Error('broken'));
    await failed;
    await settle();
    expect(begun).toEqual([0, 1]);
  });

  it('do not count work that takes long, and count its end once', async () => {
    const { begun, ends, start, settle } = open(1);
    start(4);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begun).toEqual([0, 1]);
    ends[0]!.resolve();
    await settle();
    expect(begun).toEqual([0, 1]);
    ends[1]!.resolve();
    await settle();
    expect(begun).toEqual([0, 1, 2]);
  });
});
