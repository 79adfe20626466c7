import { dueFromNotice } from '../calendar/due-from-notice.ts';
import { reminderTimes } from '../calendar/reminders.ts';
import type { Deadline, WorkingCalendar } from '../calendar/working-calendar.ts';

/** Working days in which a confirmed deduction may be appealed (示例; 服务质量考核办法 第二十八条, of the demo branch). */
export const APPEAL_WORKING_DAYS = 5;
/** Working days in which an appeal is to be decided (示例; 第二十九条 of the same). */
export const DECISION_WORKING_DAYS = 10;

/** The stored explanation of a deadline: everything but its instant. */
export type DeadlineBasis = Omit<Deadline, 'dueAt'>;

/** Splits a deadline into the instant and its explanation, as rows keep them. */
export function splitDeadline({ dueAt, ...basis }: Deadline): { dueAt: Date; basis: DeadlineBasis } {
  return { dueAt, basis };
}

export function appealDeadline(confirmedAt: Date, calendar: WorkingCalendar): Deadline {
  return dueFromNotice(calendar, confirmedAt, APPEAL_WORKING_DAYS);
}

export function decisionDeadline(filedAt: Date, calendar: WorkingCalendar): Deadline {
  return dueFromNotice(calendar, filedAt, DECISION_WORKING_DAYS);
}

/** The morning of the last working day before the window's last day; undefined when that is already past. */
export function appealReminderAt(dueAt: Date, confirmedAt: Date, calendar: WorkingCalendar): Date | undefined {
  return reminderTimes(dueAt, confirmedAt, calendar).find(({ stage }) => stage === 'oneDayBefore')?.at;
}

/** The window includes every instant before `appealDueAt`; at that instant the deduction becomes final. */
export function appealOpen(appealDueAt: Date | null, now: Date): boolean {
  return appealDueAt !== null && now < appealDueAt;
}
