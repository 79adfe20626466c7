import { reminderTimes } from '../../domain/calendar/reminders.ts';
import type { Tx } from '../../store/database.ts';
import type { DueTimer } from '../../store/timers.ts';
import type { ServiceContext } from '../context.ts';

export interface StartedRound {
  id: string;
  no: string;
  round: number;
  dueAt: Date;
  from: Date;
}

export interface UnitRound extends StartedRound {
  readonly unitId: string;
}

/** Schedules the reminders of a round's deadline. Inside the transaction that starts the round, or extends it. */
export async function queueRound(context: ServiceContext, tx: Tx, round: UnitRound): Promise<void> {
  const calendar = (await context.unitCalendars(tx))(round.unitId);
  await context.timers.scheduleAll(tx, roundTimers(calendar, round));
}

/** The reminders of a round's deadline. */
export function roundTimers(
  calendar: ServiceContext['calendar'],
  { id, no, round, dueAt: due, from }: StartedRound,
): DueTimer[] {
  const dueAt = due.toISOString();
  return reminderTimes(due, from, calendar).map(({ stage, at }) => ({
    at,
    key: `rectification:${no}:${round}:${stage}:${dueAt}`,
    timer: { kind: 'rectificationReminder', id, round, stage, dueAt },
  }));
}
