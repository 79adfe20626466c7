/** Failures and uploads of one address in one window: a person chooses a wrong file a few times, not thirty. */
const MOST = 30;
const WINDOW_MS = 60_000;
/** Addresses remembered at once; beyond them all are forgotten, which only gives everybody a fresh window. */
const MOST_ADDRESSES = 10_000;

/**
 * Bounds how often one address may try. Guessing a token is hopeless anyway; this keeps the guessing cheap for us. In memory and per
 * process: addresses are written down nowhere.
 */
export function createAttempts(realNow: () => number = Date.now) {
  const tried = new Map<string, { since: number; count: number }>();
  const current = (address: string) => {
    const known = tried.get(address);
    return known && realNow() - known.since < WINDOW_MS ? known : undefined;
  };
  return {
    tooMany: (address: string): boolean => (current(address)?.count ?? 0) >= MOST,
    count(address: string): void {
      const known = current(address);
      if (known) {
        known.count++;
        return;
      }
      if (tried.size >= MOST_ADDRESSES) tried.clear();
      tried.set(address, { since: realNow(), count: 1 });
    },
  };
}
