import { type Day, shanghaiDate } from '../calendar/shanghai.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';

/** Working days by which one extension may move a deadline. 示例: our default. */
export const MOST_EXTENSION_WORKING_DAYS = 20;

export type ExtensionStatus = 'asked' | 'granted' | 'refused';

export type ExtensionObstacle =
  /** Nothing is left for the unit to do. */
  | { kind: 'settled' }
  /** Asked for too late: only before the deadline. */
  | { kind: 'overdue'; dueAt: Date }
  /** Once per round, whatever came of it. */
  | { kind: 'askedBefore'; status: ExtensionStatus };

/** Whether more time may be asked for now. `earlier` is the request of this round. */
export function extensionObstacle(
  matter: { open: boolean; dueAt: Date },
  earlier: ExtensionStatus | undefined,
  now: Date,
): ExtensionObstacle | undefined {
  if (!matter.open) return { kind: 'settled' };
  if (earlier !== undefined) return { kind: 'askedBefore', status: earlier };
  return now > matter.dueAt ? { kind: 'overdue', dueAt: matter.dueAt } : undefined;
}

export type AskedDue =
  | { kind: 'due'; dueAt: Date }
  /** Not after the deadline in force. */
  | { kind: 'notLater' }
  | { kind: 'tooLate'; latest: Day }
  | { kind: 'dayOff' };

/** The end of the working day asked for; after the deadline in force, a working day, and not too far off. */
export function askedDue(calendar: WorkingCalendar, dueAt: Date, day: Day): AskedDue {
  if (day <= shanghaiDate(dueAt)) return { kind: 'notLater' };
  if (!calendar.isWorkingDay(day)) return { kind: 'dayOff' };
  const latest = shanghaiDate(calendar.addWorkingDays(dueAt, MOST_EXTENSION_WORKING_DAYS).dueAt);
  if (day > latest) return { kind: 'tooLate', latest };
  return { kind: 'due', dueAt: calendar.endOfDay(day) };
}
