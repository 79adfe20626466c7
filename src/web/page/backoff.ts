const firstMs = 500;
const longestMs = 10_000;

/**
 * Milliseconds to wait before the given attempt (0 is the first one after a loss): doubling, at most ten seconds.
 * `random` is in [0, 1) and spreads the browsers of one office over half of the wait, so that they do not all knock at once.
 */
export function reconnectDelay(attempt: number, random: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 20));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
