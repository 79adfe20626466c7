import { reminderTimes } from '../../domain/calendar/reminders.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/** Schedules the reminders of a round's deadline. Inside the transaction that starts the round, or extends it. */
export async function queueRound(
  context: ServiceContext,
  tx: Tx,
  round: { id: string; no: string; round: number; dueAt: Date; from: Date },
): Promise<void> {
  const dueAt = round.dueAt.toISOString();
  for (const { stage, at } of reminderTimes(round.dueAt, round.from, context.calendar)) {
    await context.timers.schedule(tx, at, `rectification:${round.no}:${round.round}:${stage}:${dueAt}`, {
      kind: 'rectificationReminder',
      id: round.id,
      round: round.round,
      stage,
      dueAt,
    });
  }
}
