import { atShanghai, shanghaiDate, toShanghai } from '../../calendar/shanghai.ts';
import { parseDate } from '../../language/parse-date.ts';
import { parseTimeOfDay } from '../../language/parse-time.ts';
import { visitTime } from './visit-time.ts';

const NOISE = /^(?:应该|其实|大概|大约|就)?(?:改[为成到]|是|为|在)?[\s:：,，]*|(?:的|了|左右|钟|吧|哈|啊|[。.!！])+$/g;

/**
 * The time of a visit that is put right. An hour alone is of the visit's day as it stands (`before`), a day alone keeps the hour, half a day is
 * its middle.
 *
 * @returns undefined when the text is no time.
 */
export function correctedTime(text: string, before: Date, now: Date): Date | undefined {
  const said = text.replace(NOISE, '');
  const clock = parseTimeOfDay(said);
  if (clock.kind === 'time' && (clock.time ?? clock.period) !== undefined) {
    if (clock.nextDay) return undefined;
    const { time, period } = clock;
    return visitTime({ day: shanghaiDate(before), ...(time && { time }), ...(period && { period }) }, now);
  }
  const parsed = parseDate(said, now, { lean: 'past' });
  if (parsed.kind !== 'date') return undefined;
  const { date: day, time, period } = parsed;
  if (period && !time) return visitTime({ day, period }, now);
  const { hour, minute } = toShanghai(before);
  const kept = [hour, minute].map(part => String(part).padStart(2, '0')).join(':');
  return atShanghai(day, time ?? kept);
}
