/** Failures of one address in one window: a person chooses a wrong file a few times, not sixty. */
export const MOST_FAILURES = 60;
const WINDOW_MS = 60_000;
/** Addresses remembered at once; beyond them all are forgotten, which only gives everybody a fresh window. */
const MOST_ADDRESSES = 10_000;

/**
 * Bounds how often one address may fail. Guessing a token is hopeless anyway; this keeps the guessing cheap for us. In memory and per
 * process: addresses are written down nowhere.
 */
export function createFailureBound(realNow: () => number = Date.now) {
  const failed = new Map<string, { since: number; count: number }>();
  const current = (address: string) => {
    const known = failed.get(address);
    return known && realNow() - known.since < WINDOW_MS ? known : undefined;
  };
  return {
    tooMany: (address: string): boolean => (current(address)?.count ?? 0) >= MOST_FAILURES,
    count(address: string): void {
      const known = current(address);
      if (known) {
        known.count++;
        return;
      }
      if (failed.size >= MOST_ADDRESSES) failed.clear();
      failed.set(address, { since: realNow(), count: 1 });
    },
  };
}
