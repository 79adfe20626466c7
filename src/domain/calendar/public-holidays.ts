// A CommonJS bundle whose names Node cannot see from outside: only the default import works.
import chineseDays from 'chinese-days';
import { holidaysByLaw } from './holidays-by-law.ts';
import { type Day, dayParts } from './shanghai.ts';

export type DayOff = { working: false; reason: 'weekend' | 'holiday'; name?: string };
/** `holiday`: a public holiday that a unit works all the same. */
export type DayOn = { working: true; madeUp: boolean; name?: string; holiday?: true };
export type DayKind = DayOff | DayOn;

const completeYears = new Map<number, boolean>();

/**
 * Whether the State Council's arrangement for that year is in the package's data (2004–2026 in version 1.5.7). The next
 * year's is published each November, so deadlines reaching over the turn of the year may lie outside it.
 */
export function isYearPublished(year: number): boolean {
  const known = completeYears.get(year);
  if (known !== undefined) return known;
  const published = chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0;
  completeYears.set(year, published);
  return published;
}

/** What the published calendar says of a day; in a year outside the data, weekends and the holidays that the law itself names. */
export function publishedDayKind(day: Day): DayKind {
  const { year, weekday } = dayParts(day);
  const weekend = weekday >= 6;
  const detail = chineseDays.getDayDetail(day);
  // A day named in the arrangement reads "English name,中文名,days"; every other day has only its English weekday.
  const name = detail.name.split(',')[1];
  if (name !== undefined)
    return detail.work ? { working: true, madeUp: true, name } : { working: false, reason: 'holiday', name };
  const byLaw = isYearPublished(year) ? undefined : holidaysByLaw(year).get(day);
  if (byLaw !== undefined) return { working: false, reason: 'holiday', name: byLaw };
  return weekend ? { working: false, reason: 'weekend' } : { working: true, madeUp: false };
}
