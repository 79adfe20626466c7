import { addDays, atShanghai, type Day, dayParts, shanghaiDate } from '../../calendar/shanghai.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';
import { MORNING_START } from '../../calendar/working-hours.ts';

export interface Dated {
  readonly dueAt: Date;
  readonly plannedFor: Date | null;
}

/** The Sunday of the week a day lies in. */
export function weekEnd(day: Day): Day {
  return addDays(day, 7 - dayParts(day).weekday);
}

/** Whether a task is this week's: due by Sunday, or planned for a day up to then. */
export function belongsToWeek(task: Dated, now: Date): boolean {
  const sunday = weekEnd(shanghaiDate(now));
  const planned = task.plannedFor && shanghaiDate(task.plannedFor);
  return shanghaiDate(task.dueAt) <= sunday || (planned !== null && planned <= sunday);
}

/** 08:30 of the first working day of the next week that has one. */
export function nextWeekMorning(now: Date, calendar: Pick<WorkingCalendar, 'isWorkingDay'>): Date {
  let day = addDays(weekEnd(shanghaiDate(now)), 1);
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return atShanghai(day, MORNING_START);
}
