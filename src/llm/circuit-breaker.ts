export const FAILURES_TO_OPEN = 5;
export const OPEN_MS = 60_000;

/**
 * Stops calling a server that keeps failing: after `FAILURES_TO_OPEN` failures in a row nothing passes for `OPEN_MS`; then one caller at a time
 * probes, and its outcome closes the breaker or opens it again. Every successful `tryPass` must be followed by `record`.
 */
export function createCircuitBreaker(now: () => Date) {
  let failuresInRow = 0;
  let openedAt: number | null = null;
  let probing = false;

  return {
    tryPass(): boolean {
      if (openedAt === null) return true;
      const elapsed = now().getTime() - openedAt;
      // A clock set back must not keep the breaker open for longer than its span.
      const stillOpen = elapsed >= 0 && elapsed < OPEN_MS;
      if (stillOpen || probing) return false;
      probing = true;
      return true;
    },

    record(outcome: 'healthy' | 'failing'): void {
      probing = false;
      if (outcome === 'healthy') {
        failuresInRow = 0;
        openedAt = null;
        return;
      }
      failuresInRow += 1;
      if (failuresInRow >= FAILURES_TO_OPEN) openedAt = now().getTime();
    },
  };
}
