import { LRUCache } from 'lru-cache';

/** WX/90454: a frequency limit blocks for a minute at least; longer ones (an hour, the rest of the day) do not say so. */
const SHORTEST_BLOCK_MS = 60_000;
/** Ours: how often it is looked whether a longer one is over. One request, and of those that wait one after another. */
const LOOK_AGAIN_MS = 15_000;
const KEPT_KEYS = 20_000;

/**
 * How long what a platform refused for its frequency has to wait, by what is limited (an interface, a conversation). Counted from the first refusal:
 * whatever else is refused meanwhile waits for the end of the same minute, not for one of its own.
 */
export function createBlocked(now: () => Date) {
  const ends = new LRUCache<string, number>({ max: KEPT_KEYS });
  return {
    /** It was refused. @returns ms until it may be tried again. */
    refused(key: string): number {
      const at = now().getTime();
      const known = ends.get(key);
      const end = known === undefined ? at + SHORTEST_BLOCK_MS : known > at ? known : at + LOOK_AGAIN_MS;
      ends.set(key, end);
      return end - at;
    },

    /** It was taken: the block, if there was one, is over. */
    passed(key: string): void {
      ends.delete(key);
    },
  };
}

export type Blocked = ReturnType<typeof createBlocked>;
