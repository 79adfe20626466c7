/** Something that one instance may have at a time, such as a bot's connection. */
export interface Owned {
  /** Whether it is open here, or about to be. */
  readonly isOpen: boolean;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

export interface OwnershipOptions {
  /** True while this instance holds it; asked again and again. */
  take: () => Promise<boolean>;
  release: () => Promise<void>;
  owned: Owned;
  /** Milliseconds. */
  realNow: () => number;
  onError: (error: unknown) => void;
}

/** How often it is taken again, or looked whether it has become free. With the lease under 15 s. */
const ROUND_MS = 3_000;
/** Somebody outside may have it, too: two that take it from each other at every round would leave it to neither. */
const LEAST_PAUSE_MS = 8_000;

/**
 * Keeps `owned` open on the instance that holds the lease and closed on all others. Whoever cannot renew it, for want of a database, closes at
 * once: another instance may have it by then.
 */
export function keepOwnership({ take, release, owned, realNow, onError }: OwnershipOptions) {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let stopped = false;
  let connectedAt = Number.NEGATIVE_INFINITY;

  async function look(): Promise<void> {
    const mine = await take().catch(error => {
      onError(error);
      return false;
    });
    if (stopped || mine === owned.isOpen) return;
    if (!mine) return owned.disconnect();
    if (realNow() - connectedAt < LEAST_PAUSE_MS) return;
    connectedAt = realNow();
    await owned.connect();
  }

  const tick = (): Promise<void> => {
    round ??= look()
      .catch(onError)
      .finally(() => {
        round = undefined;
      });
    return round;
  };

  return {
    async start(): Promise<void> {
      timer = setInterval(() => void tick(), ROUND_MS);
      await tick();
    },
    /** Closes here first, then hands it on. */
    async stop(): Promise<void> {
      stopped = true;
      clearInterval(timer);
      await round;
      if (owned.isOpen) await owned.disconnect();
      await release().catch(onError);
    },
  };
}
