import { describe, expect, test } from 'vitest';
import { createCircuitBreaker, FAILURES_TO_OPEN, OPEN_MS } from '../../src/llm/circuit-breaker.ts';
import { createSlots } from '../../src/llm/slots.ts';
import { createTokenBudget } from '../../src/llm/token-budget.ts';

function movableClock(start: string) {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    advance(ms: number) {
      at += ms;
    },
  };
}

describe('circuit breaker', () => {
  function opened() {
    const clock = movableClock('2025-03-03T01:00:00Z');
    const breaker = createCircuitBreaker(clock.now);
    for (let i = 0; i < FAILURES_TO_OPEN; i += 1) breaker.record('failing');
    return { clock, breaker };
  }

  test('stays closed while a success comes in between', () => {
    const breaker = createCircuitBreaker(movableClock('2025-03-03T01:00:00Z').now);
    for (let i = 0; i < FAILURES_TO_OPEN - 1; i += 1) breaker.record('failing');
    breaker.record('healthy');
    breaker.record('failing');
    expect(breaker.tryPass()).toBe(true);
  });

  test('opens for its span, then lets exactly one probe through', () => {
    const { clock, breaker } = opened();
    clock.advance(OPEN_MS - 1);
    expect(breaker.tryPass()).toBe(false);
    clock.advance(1);
    expect([breaker.tryPass(), breaker.tryPass()]).toEqual([true, false]);
  });

  test('a failed probe opens it for another span, a good one closes it', () => {
    const { clock, breaker } = opened();
    clock.advance(OPEN_MS);
    breaker.tryPass();
    breaker.record('failing');
    expect(breaker.tryPass()).toBe(false);
    clock.advance(OPEN_MS);
    breaker.tryPass();
    breaker.record('healthy');
    expect([breaker.tryPass(), breaker.tryPass()]).toEqual([true, true]);
  });

  test('a clock set back does not lock it', () => {
    const { clock, breaker } = opened();
    clock.advance(-3_600_000);
    expect(breaker.tryPass()).toBe(true);
  });
});

describe('token budget', () => {
  test('reserves the worst case and settles for what was used', () => {
    const budget = createTokenBudget(100, movableClock('2025-03-03T01:00:00Z').now);
    const first = budget.reserve(80);
    expect(budget.reserve(30)).toBeNull();
    first?.settle(10);
    expect(budget.reserve(90)).not.toBeNull();
    expect(budget.reserve(1)).toBeNull();
  });

  test('turns at midnight in Shanghai, not in UTC', () => {
    const clock = movableClock('2025-03-03T15:59:59Z');
    const budget = createTokenBudget(100, clock.now);
    const late = budget.reserve(100);
    expect(budget.reserve(1)).toBeNull();
    clock.advance(1000);
    expect(budget.reserve(100)).not.toBeNull();
    late?.settle(0);
    expect(budget.reserve(1)).toBeNull();
  });

  test('without a limit everything fits', () => {
    expect(createTokenBudget(undefined, () => new Date(0)).reserve(1e9)).not.toBeNull();
  });
});

describe('slots', () => {
  test('hands a freed slot to the first who waits and is still there', async () => {
    const slots = createSlots(1);
    const [stays, leaves] = [new AbortController(), new AbortController()];
    expect(await slots.acquire(stays.signal)).toBe(true);
    const gone = slots.acquire(leaves.signal);
    const next = slots.acquire(stays.signal);
    leaves.abort();
    expect(await gone).toBe(false);
    slots.release();
    expect(await next).toBe(true);
    slots.release();
    expect(await slots.acquire(stays.signal)).toBe(true);
  });

  test('an aborted caller takes nothing', async () => {
    const slots = createSlots(1);
    expect(await slots.acquire(AbortSignal.abort())).toBe(false);
    expect(await slots.acquire(new AbortController().signal)).toBe(true);
  });
});
