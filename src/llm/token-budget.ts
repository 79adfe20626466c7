const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** One token a character: right for Chinese within a factor of two, too high for Latin text, so it errs towards stopping early. */
export function roughTokens(text: string): number {
  return text.length;
}

function shanghaiDay(at: Date): number {
  return Math.floor((at.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS);
}

/**
 * Counts tokens per Shanghai calendar day. A call reserves its worst case before it is sent, so that calls running side by side cannot overshoot
 * together, and settles for what it really used. Without a limit everything fits.
 */
export function createTokenBudget(limit: number | undefined, now: () => Date) {
  let day = shanghaiDay(now());
  let used = 0;

  function turnDay(): void {
    const today = shanghaiDay(now());
    if (today === day) return;
    day = today;
    used = 0;
  }

  return {
    /** Null when the rest of the day's budget does not cover `tokens`. `settle` is called exactly once, with the tokens really used. */
    reserve(tokens: number): { settle(actual: number): void } | null {
      turnDay();
      if (limit !== undefined && used + tokens > limit) return null;
      used += tokens;
      const reservedOn = day;
      return {
        settle(actual) {
          turnDay();
          // After midnight the reservation went with its day; what was used then belongs to that day too.
          if (reservedOn === day) used += actual - tokens;
        },
      };
    },
  };
}
