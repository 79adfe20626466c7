import { addDays, atShanghai, type Day, shanghaiDate } from './shanghai.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { addWorkingHours, workingHoursBetween } from './working-hours.ts';

/** A time in which a clock stood still, as it is stored (ISO). A type, not an interface: it is part of JSON columns. */
export type Pause = {
  readonly from: string;
  readonly to: string;
};

/**
 * A deadline after its clock stood still from `from` to `to`: the working hours of the pause are added, up to the end of the working day in
 * which they run out, since every deadline is the end of a day. A pause without working time changes nothing, nor does what of it lies on the
 * day `start`, from whose next one the deadline is counted: nothing ran then.
 */
export function afterPause(
  { dueAt, start }: { dueAt: Date; start: Day },
  pause: { from: Date; to: Date },
  calendar: WorkingCalendar,
): Date {
  const counted = atShanghai(addDays(start, 1), '00:00');
  const hours = workingHoursBetween(pause.from > counted ? pause.from : counted, pause.to, calendar);
  if (hours === 0) return dueAt;
  return calendar.endOfDay(shanghaiDate(addWorkingHours(dueAt, hours, calendar)));
}
