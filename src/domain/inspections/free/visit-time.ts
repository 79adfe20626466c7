import { atShanghai, shanghaiDate, toShanghai } from '../../calendar/shanghai.ts';
import type { SaidTime } from './find-date.ts';

/** Where only a part of the day was said: the middle of it (our default). */
const MIDDLE = { am: '10:00', noon: '12:30', pm: '15:00', evening: '19:00' } as const;

/** The instant of a visit: the time of day that was said, else the middle of the part of the day, else this very time of day; never after now. */
export function visitTime({ day, time, period }: SaidTime, now: Date): Date {
  if (time) return atShanghai(day, time);
  const { hour, minute } = toShanghai(now);
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const at = atShanghai(day, period ? MIDDLE[period] : clock);
  return at > now && day === shanghaiDate(now) ? now : at;
}
