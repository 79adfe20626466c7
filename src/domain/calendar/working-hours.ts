import { atShanghai, type Day, shanghaiDate, type TimeOfDay } from './shanghai.ts';
import { OFFICE_WEEK, type WorkingHours } from './working-week.ts';

/** When the company's day begins and ends. */
export const MORNING_START: TimeOfDay = OFFICE_WEEK.opens;
export const AFTERNOON_END: TimeOfDay = OFFICE_WEEK.closes;

const HOUR_MS = 60 * 60 * 1000;

/** What counting needs of a working calendar. */
export interface WorkingDays {
  isWorkingDay(day: Day): boolean;
  /** The first working day strictly after a day. */
  nextWorkingDay(day: Day): Day;
  hoursOn(day: Day): WorkingHours;
}

interface Span {
  start: number;
  end: number;
}

function spansOf(day: Day, calendar: Pick<WorkingDays, 'hoursOn'>): Span[] {
  const { opens, closes, rest } = calendar.hoursOn(day);
  const span = (from: TimeOfDay, to: TimeOfDay): Span => ({
    start: atShanghai(day, from).getTime(),
    end: atShanghai(day, to).getTime(),
  });
  return rest ? [span(opens, rest.from), span(rest.to, closes)] : [span(opens, closes)];
}

/** Whether work goes on at that moment. A span includes its first instant and excludes its last. */
export function isWorkingTime(date: Date, calendar: Pick<WorkingDays, 'isWorkingDay' | 'hoursOn'>): boolean {
  const day = shanghaiDate(date);
  if (!calendar.isWorkingDay(day)) return false;
  return spansOf(day, calendar).some(span => date.getTime() >= span.start && date.getTime() < span.end);
}

/** How much working time lies between two moments, hours; none where the second is not later. */
export function workingHoursBetween(from: Date, to: Date, calendar: WorkingDays): number {
  let sum = 0;
  let day = shanghaiDate(from);
  if (!calendar.isWorkingDay(day)) day = calendar.nextWorkingDay(day);
  for (; day <= shanghaiDate(to); day = calendar.nextWorkingDay(day))
    for (const span of spansOf(day, calendar))
      sum += Math.max(0, Math.min(span.end, to.getTime()) - Math.max(span.start, from.getTime()));
  return sum / HOUR_MS;
}

/**
 * The moment when `hours` (fractions allowed) of working time have passed since `from`. Time outside working hours does not
 * count, so the clock starts at the next opening; a result on the edge is the end of the span (12:00, not 14:00). Zero
 * hours give `from` back. Throws RangeError on a negative or non-finite count.
 */
export function addWorkingHours(from: Date, hours: number, calendar: WorkingDays): Date {
  if (!Number.isFinite(hours) || hours < 0) throw new RangeError(`not a count of working hours: ${hours}`);
  let remaining = Math.round(hours * HOUR_MS);
  if (remaining === 0) return new Date(from);
  let day = shanghaiDate(from);
  if (!calendar.isWorkingDay(day)) day = calendar.nextWorkingDay(day);
  for (;;) {
    for (const span of spansOf(day, calendar)) {
      const start = Math.max(span.start, from.getTime());
      const available = Math.max(0, span.end - start);
      if (remaining <= available) return new Date(start + remaining);
      remaining -= available;
    }
    day = calendar.nextWorkingDay(day);
  }
}
