import type { Timer } from '../domain/timers.ts';
import type { Boss } from './boss.ts';
import type { Tx } from './database.ts';

/** A timer with its time and the key of its cause. */
export interface DueTimer {
  readonly at: Date;
  readonly key: string;
  readonly timer: Timer;
}

/** Schedules what falls due, in the transaction that starts the clock. */
export function createTimers(boss: Boss) {
  return {
    /** `key` names the cause (subject, stage, round): scheduled twice, it fires once. */
    schedule: (tx: Tx, at: Date, key: string, timer: Timer) => boss.send(tx, 'timers', [{ key, at, data: timer }]),
    /** Several of one change, in one statement. */
    scheduleAll: (tx: Tx, timers: readonly DueTimer[]) =>
      boss.send(
        tx,
        'timers',
        timers.map(({ at, key, timer }) => ({ key, at, data: timer })),
      ),
  };
}

export type Timers = ReturnType<typeof createTimers>;
