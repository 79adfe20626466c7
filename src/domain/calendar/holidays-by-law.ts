// A CommonJS bundle whose names Node cannot see from outside: only the default import works.
import chineseDays from 'chinese-days';
import { addDays, type Day } from './shanghai.ts';

/** From this year on: the regulation on public holidays as amended for 2025, 13 days a year (国务院令第795号). */
export const FIRST_YEAR_OF_THE_LAW = 2025;

const FIXED: readonly (readonly [monthDay: string, name: string])[] = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
];

const years = new Map<number, ReadonlyMap<Day, string>>();

/**
 * The days off that the law itself names, known before a year's arrangement is published. Which days around them are moved, and what
 * is made up for them, only the arrangement says.
 */
export function holidaysByLaw(year: number): ReadonlyMap<Day, string> {
  const known = years.get(year);
  if (known) return known;
  const days = year < FIRST_YEAR_OF_THE_LAW ? new Map<Day, string>() : holidaysOf(year);
  years.set(year, days);
  return days;
}

function holidaysOf(year: number): Map<Day, string> {
  const lunar = (monthDay: string): Day => chineseDays.getSolarDateFromLunar(`${year}-${monthDay}`).date;
  const newYear = lunar('01-01');
  return new Map<Day, string>([
    [lunar('08-15'), '中秋'],
    ...FIXED.map(([monthDay, name]): [Day, string] => [`${year}-${monthDay}`, name]),
    ...[-1, 0, 1, 2].map((offset): [Day, string] => [addDays(newYear, offset), '春节']),
    [chineseDays.getSolarTermDate(year, 4, 'pure_brightness'), '清明'],
    [lunar('05-05'), '端午'],
  ]);
}
