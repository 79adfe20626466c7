/**
 * Wall-clock time in Asia/Shanghai, as a fixed +08:00. China has had no summer time since 1992, so an offset is exact for
 * every date this application handles and does not depend on the machine's time zone data.
 */
const OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare correctly as strings. */
export type Day = string;

/** A time of day, `HH:mm`, 00:00 to 23:59. */
export type TimeOfDay = string;

export type Period = 'week' | 'month' | 'quarter' | 'year';

export interface ShanghaiTime {
  year: number;
  /** 1–12 */
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** ISO: 1 is Monday, 7 is Sunday. */
  weekday: number;
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** The Shanghai wall clock as the UTC fields of a shifted date. */
const shifted = (date: Date): Date => new Date(date.getTime() + OFFSET_MS);

const isoWeekday = (utcDay: number): number => (utcDay === 0 ? 7 : utcDay);

/** Splits a moment into its Shanghai wall-clock parts. */
export function toShanghai(date: Date): ShanghaiTime {
  const local = shifted(date);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    weekday: isoWeekday(local.getUTCDay()),
  };
}

/** Makes a day from its parts, or undefined when there is no such day (30 February, month 13). */
export function makeDay(year: number, month: number, day: number): Day | undefined {
  const utc = new Date(Date.UTC(year, month - 1, day));
  const exists = utc.getUTCFullYear() === year && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day;
  return exists ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : undefined;
}

/** The parts of a day. Throws RangeError on anything that is not an existing `YYYY-MM-DD`. */
export function dayParts(day: Day): { year: number; month: number; day: number; weekday: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const [year, month, date] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (match === null || makeDay(year, month, date) !== day) throw new RangeError(`not a calendar day: ${day}`);
  return { year, month, day: date, weekday: isoWeekday(new Date(Date.UTC(year, month - 1, date)).getUTCDay()) };
}

/** The day a moment falls on in Shanghai. */
export function shanghaiDate(date: Date): Day {
  const { year, month, day } = toShanghai(date);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** Minutes after midnight. Throws RangeError on anything that is not `HH:mm`. */
export function minutesOfDay(time: TimeOfDay): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (match === null) throw new RangeError(`not a time of day: ${time}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** The moment of a Shanghai wall-clock time. Throws RangeError when the day or the time does not exist. */
export function atShanghai(day: Day, time: TimeOfDay): Date {
  const parts = dayParts(day);
  return new Date(Date.UTC(parts.year, parts.month - 1, parts.day) + minutesOfDay(time) * 60_000 - OFFSET_MS);
}

/** A day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return shanghaiDate(new Date(atShanghai(day, '00:00').getTime() + count * DAY_MS));
}

/** `2026-11-22 09:30` */
export function formatShanghai(date: Date): string {
  const { hour, minute } = toShanghai(date);
  return `${shanghaiDate(date)} ${pad(hour)}:${pad(minute)}`;
}

/** `2026-11-22T09:30:00+08:00`, whole seconds. */
export function isoShanghai(date: Date): string {
  return `${shifted(date).toISOString().slice(0, 19)}+08:00`;
}

/** The last day of a month. */
export function lastDayOfMonth(year: number, month: number): Day {
  return shanghaiDate(new Date(Date.UTC(year, month, 0)));
}

/**
 * The name of the period a moment lies in: `2026-W47` (ISO week, Monday first, the year being that of the week's
 * Thursday), `2026-11`, `2026-Q4` or `2026`. Names of one kind sort in time order.
 */
export function periodOf(date: Date, period: Period): string {
  const { year, month, weekday } = toShanghai(date);
  switch (period) {
    case 'week': {
      const thursday = dayParts(addDays(shanghaiDate(date), 4 - weekday));
      const firstOfYear = Date.UTC(thursday.year, 0, 1);
      const dayOfYear = (Date.UTC(thursday.year, thursday.month - 1, thursday.day) - firstOfYear) / DAY_MS;
      return `${pad(thursday.year, 4)}-W${pad(Math.floor(dayOfYear / 7) + 1)}`;
    }
    case 'month':
      return `${pad(year, 4)}-${pad(month)}`;
    case 'quarter':
      return `${pad(year, 4)}-Q${Math.ceil(month / 3)}`;
    case 'year':
      return pad(year, 4);
    default: {
      const unknown: never = period;
      throw new RangeError(`unknown period: ${String(unknown)}`);
    }
  }
}
