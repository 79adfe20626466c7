export type Slots = ReturnType<typeof createSlots>;

/** Caps how many calls run at once; the others wait in order of arrival until a slot is free or their signal aborts. */
export function createSlots(count: number) {
  let free = count;
  const waiting: Array<() => void> = [];

  function release(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }

  return {
    /** Resolves true with a slot taken (call `release` once), false when the signal aborted first. */
    acquire(signal: AbortSignal): Promise<boolean> {
      if (signal.aborted) return Promise.resolve(false);
      if (free > 0) {
        free -= 1;
        return Promise.resolve(true);
      }
      return new Promise(resolve => {
        const enter = () => {
          signal.removeEventListener('abort', giveUp);
          resolve(true);
        };
        const giveUp = () => {
          waiting.splice(waiting.indexOf(enter), 1);
          resolve(false);
        };
        waiting.push(enter);
        signal.addEventListener('abort', giveUp, { once: true });
      });
    },
    release,
  };
}
