import { atShanghai } from '../calendar/shanghai.ts';
import type { Deadline, WorkingCalendar } from '../calendar/working-calendar.ts';
import type { EndedPeriod } from './periods.ts';

/**
 * A report that is still missing so many working days after its due time counts as omitted (漏报) instead of late. The plan
 * gives no figure: our default (示例).
 */
export const OMITTED_AFTER_WORKING_DAYS = 10;

/** Working days to send in a report again that was found incomplete or untrue. 示例: our default. */
export const AGAIN_WORKING_DAYS = 3;

/** Due at 18:00 of the n-th working day after the period's last day (plan, part six, seven, 2: within the required time). */
export function reportDeadline(
  period: EndedPeriod,
  dueWorkingDay: number,
  calendar: Pick<WorkingCalendar, 'addWorkingDays'>,
): Deadline {
  return calendar.addWorkingDays(atShanghai(period.lastDay, '12:00'), dueWorkingDay);
}

/** When a report not sent in by then is omitted. */
export function omissionTime(dueAt: Date, calendar: Pick<WorkingCalendar, 'addWorkingDays'>): Date {
  return calendar.addWorkingDays(dueAt, OMITTED_AFTER_WORKING_DAYS).dueAt;
}

/** The deadline that counts: an extension replaces the original one. */
export function dueInForce(report: { dueAt: Date; extendedTo: Date | null }): Date {
  return report.extendedTo ?? report.dueAt;
}

/**
 * Late is after the deadline; sent in at the very deadline is in time unless the missing report has been noticed already, which
 * happens at the deadline itself.
 */
export function isLate(report: { dueAt: Date; extendedTo: Date | null; late: boolean }, now: Date): boolean {
  return report.late || now > dueInForce(report);
}
