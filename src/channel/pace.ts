import { LRUCache } from 'lru-cache';

export interface PaceLimit {
  most: number;
  perMs: number;
}

const KEPT_KEYS = 20_000;

/** Counts what is sent under a key, so that a platform's limits are kept before it has to refuse. */
export function createPace(limits: readonly PaceLimit[], now: () => Date) {
  const longest = Math.max(...limits.map(limit => limit.perMs));
  const sent = new LRUCache<string, number[]>({ max: KEPT_KEYS });

  function recent(key: string, perMs: number): number[] {
    const at = now().getTime();
    return (sent.get(key) ?? []).filter(time => at - time < perMs);
  }

  return {
    /** 0 and counted, or how many ms there are until it may be sent. */
    take(key: string): number {
      const at = now().getTime();
      const waits = limits.map(({ most, perMs }) => {
        const within = recent(key, perMs);
        return within.length < most ? 0 : within[within.length - most]! + perMs - at;
      });
      const wait = Math.max(...waits);
      if (wait === 0) sent.set(key, [...recent(key, longest), at]);
      return wait;
    },

    /** How many may be sent at once. */
    left(key: string): number {
      return Math.min(...limits.map(({ most, perMs }) => most - recent(key, perMs).length));
    },
  };
}

export type Pace = ReturnType<typeof createPace>;
