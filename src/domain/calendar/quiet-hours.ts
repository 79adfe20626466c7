import { addDays, atShanghai, minutesOfDay, shanghaiDate, type TimeOfDay, toShanghai } from './shanghai.ts';

/** A nightly span in which nobody is disturbed: includes its first minute, excludes its last; may cross midnight. */
export interface QuietHours {
  from: TimeOfDay;
  to: TimeOfDay;
}

/** Our default (示例, in data). */
export const DEFAULT_QUIET_HOURS: QuietHours = { from: '21:00', to: '08:00' };

/**
 * When a notice that is ready `now` may be delivered: at once when urgent or outside quiet hours, else when they end. Equal
 * `from` and `to` mean no quiet hours. Throws RangeError when a time is not `HH:mm`.
 */
export function deliverAfter(now: Date, urgent: boolean, hours: QuietHours = DEFAULT_QUIET_HOURS): Date {
  const [from, to] = [minutesOfDay(hours.from), minutesOfDay(hours.to)];
  if (urgent || from === to) return new Date(now);
  const { hour, minute } = toShanghai(now);
  const minutes = hour * 60 + minute;
  const today = shanghaiDate(now);
  if (from < to) return minutes >= from && minutes < to ? atShanghai(today, hours.to) : new Date(now);
  if (minutes >= from) return atShanghai(addDays(today, 1), hours.to);
  return minutes < to ? atShanghai(today, hours.to) : new Date(now);
}
