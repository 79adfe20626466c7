/**
 * At most so many pieces of work at once, the others in the order in which they came. Work that takes longer than `longMs` waits for somebody
 * else, such as a model, and does not count any more.
 */
export function createSlots({ most, longMs }: { most: number; longMs: number }) {
  const waiting: (() => void)[] = [];
  let taken = 0;

  function take(): Promise<void> | undefined {
    if (taken >= most) return new Promise(resolve => waiting.push(resolve));
    taken += 1;
    return undefined;
  }

  function free(): void {
    const next = waiting.shift();
    // It has the place of the one before it.
    if (next) next();
    else taken -= 1;
  }

  return async function inSlot<T>(work: () => Promise<T>): Promise<T> {
    await take();
    let counts = true;
    const release = () => {
      if (counts) free();
      counts = false;
    };
    const timer = setTimeout(release, longMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      release();
    }
  };
}
