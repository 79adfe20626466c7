import { addDays, type Day } from '../calendar/shanghai.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';

/** Day of the month by which the month before is published: 服务质量考核办法 第三十三条, of the demo branch (示例). */
const PUBLISHED_BY = 10;

/** By when a month's ledger and ranking are published: the end of that day, or of the last working day before it. */
export function publicationDue(
  lastDayOfMonth: Day,
  calendar: Pick<WorkingCalendar, 'endOfDay' | 'isWorkingDay' | 'workingDaysBefore'>,
): Date {
  const day = addDays(lastDayOfMonth, PUBLISHED_BY);
  return calendar.endOfDay(calendar.isWorkingDay(day) ? day : calendar.workingDaysBefore(day, 1));
}
