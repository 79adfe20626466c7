import type { Timer } from '../domain/timers.ts';
import type { Boss } from './boss.ts';
import type { Tx } from './database.ts';

/** Schedules what falls due, in the transaction that starts the clock. */
export function createTimers(boss: Boss) {
  return {
    /** `key` names the cause (subject, stage, round): scheduled twice, it fires once. */
    schedule: (tx: Tx, at: Date, key: string, timer: Timer) => boss.send(tx, 'timers', { key, at, data: timer }),
  };
}

export type Timers = ReturnType<typeof createTimers>;
