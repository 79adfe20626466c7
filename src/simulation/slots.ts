import { addDays, atShanghai, type Day, shanghaiDate, type TimeOfDay } from '../domain/calendar/shanghai.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';

/** When people do something, on every working day; the last one in the quiet hours, and after every deadline of its day. */
export const SLOTS: readonly TimeOfDay[] = ['09:20', '11:10', '14:40', '17:10', '22:20'];

type Days = Pick<WorkingCalendar, 'isWorkingDay' | 'nextWorkingDay'>;

/** All slots from a day on, so many days long. */
export function* slotsFrom(start: Day, days: number, calendar: Days): Generator<Date> {
  for (let passed = 0; passed < days; passed += 1) {
    const day = addDays(start, passed);
    if (calendar.isWorkingDay(day)) for (const time of SLOTS) yield atShanghai(day, time);
  }
}

/** The first slot after a moment: what a person does then is done after what happened at that moment. */
export function slotAfter(moment: Date, calendar: Days): Date {
  const day = shanghaiDate(moment);
  const times = calendar.isWorkingDay(day) ? SLOTS.map(time => atShanghai(day, time)) : [];
  return times.find(at => at > moment) ?? atShanghai(calendar.nextWorkingDay(day), SLOTS[0]!);
}

/**
 * A slot so many working days after a moment; of the same day, the first one that is left.
 *
 * @param index which one of the day
 */
export function slotLater(moment: Date, workingDays: number, index: number, calendar: Days): Date {
  let day = shanghaiDate(moment);
  for (let left = workingDays; left > 0; left -= 1) day = calendar.nextWorkingDay(day);
  if (!calendar.isWorkingDay(day)) day = calendar.nextWorkingDay(day);
  const at = atShanghai(day, SLOTS[index]!);
  return at > moment ? at : slotAfter(moment, calendar);
}
