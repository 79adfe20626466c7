import { reminderTimes } from '../../domain/calendar/reminders.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { DueTimer } from '../../store/timers.ts';

/** The reminders of 签收. `no` is of a 整改通知, of the 整改通知单 it went out with, or of a 督办单. */
export function signTimers(
  calendar: WorkingCalendar,
  { no, dueAt: due, from }: { no: string; dueAt: Date; from: Date },
): DueTimer[] {
  const dueAt = due.toISOString();
  return reminderTimes(due, from, calendar).map(({ stage, at }) => ({
    at,
    key: `sign:${no}:${stage}:${dueAt}`,
    timer: { kind: 'signReminder', no, stage, dueAt },
  }));
}
