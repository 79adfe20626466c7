import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepOwnership } from '../../src/channel/ownership.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Two instances that take one lease; `holder` is who has it. */
function open() {
  let holder: string | undefined;
  let reachable = true;
  const events: string[] = [];
  const errors: unknown[] = [];
  function instance(name: string) {
    let isOpen = false;
    const owned = {
      get isOpen() {
        return isOpen;
      },
      async connect() {
        isOpen = true;
        events.push(`${name} open`);
      },
      async disconnect() {
        isOpen = false;
        events.push(`${name} closed`);
      },
    };
    const keeping = keepOwnership({
      take: async () => {
        if (!reachable) throw new Error('no database');
        holder ??= name;
        return holder === name;
      },
      release: async () => {
        if (holder === name) holder = undefined;
      },
      owned,
      realNow: () => Date.now(),
      onError: error => errors.push(error),
    });
    return { keeping, lose: () => (isOpen = false), owned };
  }
  return { instance, events, errors, free: () => (holder = undefined), database: (up: boolean) => (reachable = up) };
}

describe('what only one instance may have', () => {
  it('is opened by whoever holds the lease, and handed on by a stop', async () => {
    const { instance, events } = open();
    const [first, second] = [instance('first'), instance('second')];
    await first.keeping.start();
    await second.keeping.start();
    expect(events).toEqual(['first open']);
    await first.keeping.stop();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(events).toEqual(['first open', 'first closed', 'second open']);
    await second.keeping.stop();
  });

  it('is taken over within fifteen seconds of a lease that has ended', async () => {
    const { instance, events, free } = open();
    const [first, second] = [instance('first'), instance('second')];
    await first.keeping.start();
    await second.keeping.start();
    free();
    await vi.advanceTimersByTimeAsync(6_000);
    // Whichever asks first has it; the other lets go.
    expect(
      events.filter(event => event.endsWith('open')).length - events.filter(event => event.endsWith('closed')).length,
    ).toBe(1);
    await first.keeping.stop();
    await second.keeping.stop();
  });

  it('is closed at once where the lease cannot be renewed', async () => {
    const { instance, events, errors, database } = open();
    const only = instance('only');
    await only.keeping.start();
    database(false);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(events).toEqual(['only open', 'only closed']);
    expect(errors).toHaveLength(1);
    database(true);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(events.at(-1)).toBe('only open');
    await only.keeping.stop();
  });

  it('is not fought over with somebody who takes it away again and again', async () => {
    const { instance, events } = open();
    const only = instance('only');
    await only.keeping.start();
    for (let second = 0; second < 30; second++) {
      only.lose();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(events.length).toBeLessThanOrEqual(5);
    await only.keeping.stop();
  });
});
