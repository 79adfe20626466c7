import { knownAt } from '../calendar/due-from-notice.ts';
import { atShanghai, shanghaiDate } from '../calendar/shanghai.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { AFTERNOON_END } from '../calendar/working-hours.ts';
import { dueAfter } from '../rectification/due.ts';
import type { NewClock } from './clocks.ts';

/** Working days by which the inner deadline comes before the province's: time to check and pass on. 示例: our default. */
export const INNER_WORKING_DAYS_BEFORE = 1;

/** By when the unit has to feed back, so that the province has its answer in time: the end of an earlier working day. */
export function innerDeadline(provinceDueAt: Date, calendar: Pick<WorkingCalendar, 'workingDaysBefore'>): Date {
  return atShanghai(calendar.workingDaysBefore(shanghaiDate(provinceDueAt), INNER_WORKING_DAYS_BEFORE), AFTERNOON_END);
}

/** How many working days the unit has that is told `at`: from the day after it knows up to the inner deadline. */
export function workingDaysLeft(at: Date, innerDueAt: Date, calendar: Pick<WorkingCalendar, 'nextWorkingDay'>): number {
  const last = shanghaiDate(innerDueAt);
  let count = 0;
  for (let day = calendar.nextWorkingDay(shanghaiDate(knownAt(at))); day <= last; day = calendar.nextWorkingDay(day))
    count += 1;
  return count;
}

/**
 * The clocks of a round within an inner deadline. Where the ordinary ones fit they stay as they are; else they share the working days
 * there are in the same proportion, so that cause comes before fix and the feedback is due at the inner deadline. Where not one day is
 * left (a round that began too late) they are the ordinary ones: an impossible deadline helps nobody.
 */
export function clocksWithin(
  ordinary: readonly NewClock[],
  from: Date,
  innerDueAt: Date,
  calendar: Pick<WorkingCalendar, 'addWorkingDays' | 'nextWorkingDay'>,
): NewClock[] {
  const left = workingDaysLeft(from, innerDueAt, calendar);
  const longest = Math.max(...ordinary.map(({ dueBasis }) => dueBasis.workingDays));
  if (left < 1) return [...ordinary];
  const fitting =
    left >= longest
      ? ordinary
      : ordinary.map(({ kind, dueBasis }) => ({
          kind,
          ...dueAfter(calendar, from, Math.max(1, Math.floor((dueBasis.workingDays * left) / longest))),
        }));
  // A unit may close later than the company.
  return fitting.map(clock => (clock.dueAt > innerDueAt && left <= longest ? { ...clock, dueAt: innerDueAt } : clock));
}
