import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Instance, startInstance } from '../operating/instance.ts';

const SHIFT = new URL('./shift-clock.ts', import.meta.url).href;

export interface FleetOptions {
  size: number;
  env: Record<string, string>;
  shiftMs: number;
  /** Where each instance's log goes when it has ended. */
  logs: string;
}

/** The instances: started, killed, stopped and started again, each in its slot. */
export function createFleet({ size, env, shiftMs, logs }: FleetOptions) {
  const slots: (Instance | undefined)[] = Array.from({ length: size });
  const lines: string[] = [];
  let started = 0;

  async function start(slot: number): Promise<void> {
    const instance = await startInstance({
      ...env,
      CLOCK_SHIFT_MS: String(shiftMs),
      NODE_OPTIONS: `--import=${SHIFT}`,
    });
    const number = ++started;
    slots[slot] = instance;
    void instance.ended.then(async () => {
      if (slots[slot] === instance) slots[slot] = undefined;
      lines.push(...instance.lines);
      await writeFile(join(logs, `instance-${number}.log`), `${instance.lines.join('\n')}\n`);
    });
  }

  /** @returns the exit code, null after a kill. */
  async function end(slot: number, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null | undefined> {
    const instance = slots[slot];
    if (!instance) return undefined;
    // Nobody sends to it any more, as a proxy notices with its next request.
    slots[slot] = undefined;
    instance.signal(signal);
    return instance.ended;
  }

  return {
    size,
    /** Everything that the ended ones have printed. */
    lines,
    start,
    end,
    startAll: () => Promise.all(slots.map((_, slot) => start(slot))),
    /** Those in their slots, also one that has just died and was not missed yet. */
    ports: (): number[] => slots.flatMap(instance => (instance ? [instance.port] : [])),
    startedSoFar: () => started,
    /** @returns the exit codes of a graceful stop. */
    stopAll: () => Promise.all(slots.map((_, slot) => end(slot, 'SIGTERM'))),
    async killAll(): Promise<void> {
      await Promise.all(slots.map((_, slot) => end(slot, 'SIGKILL')));
    },
  };
}

export type Fleet = ReturnType<typeof createFleet>;
