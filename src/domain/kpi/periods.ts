import {
  addDays,
  atShanghai,
  type Day,
  dayParts,
  lastDayOfMonth,
  periodOf,
  shanghaiDate,
} from '../calendar/shanghai.ts';

export type KpiPeriodKind = 'month' | 'quarter' | 'year';

/** `2026-11`, `2026-Q4` or `2026`. @throws RangeError on anything else */
export function kindOfPeriod(period: string): KpiPeriodKind {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) return 'month';
  if (/^\d{4}-Q[1-4]$/.test(period)) return 'quarter';
  if (/^\d{4}$/.test(period)) return 'year';
  throw new RangeError(`no assessment period: ${period}`);
}

/** The months of a period, in order. */
export function monthsOf(period: string): string[] {
  const year = period.slice(0, 4);
  switch (kindOfPeriod(period)) {
    case 'month':
      return [period];
    case 'quarter': {
      const first = (Number(period.slice(-1)) - 1) * 3 + 1;
      return [0, 1, 2].map(step => `${year}-${String(first + step).padStart(2, '0')}`);
    }
    case 'year':
      return quartersOf(period).flatMap(monthsOf);
  }
}

/** The quarters of a year, in order. */
export function quartersOf(year: string): string[] {
  return [1, 2, 3, 4].map(quarter => `${year}-Q${quarter}`);
}

/** The quarter of a month. */
export function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

/** The ISO weeks of a month: a week belongs to the month of its Thursday, as it does to the year. */
export function weeksOf(month: string): string[] {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const last = lastDayOfMonth(year, number);
  const weeks = new Set<string>();
  for (let day: Day = `${month}-01`; day <= last; day = addDays(day, 1)) {
    if (dayParts(day).weekday === 4) weeks.add(periodOf(atShanghai(day, '12:00'), 'week'));
  }
  return [...weeks];
}

/** The first moment after a period. */
export function endOf(period: string): Date {
  const last = monthsOf(period).at(-1)!;
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5))];
  return atShanghai(addDays(lastDayOfMonth(year, month), 1), '00:00');
}

/** The first moment of a period. */
export function startOf(period: string): Date {
  return atShanghai(`${monthsOf(period)[0]!}-01`, '00:00');
}

/** The month, quarter or year of a moment, or so many before it. */
export function periodAt(now: Date, kind: KpiPeriodKind, before = 0): string {
  let period = periodOf(now, kind);
  for (let step = 0; step < before; step++) {
    period = periodOf(atShanghai(addDays(shanghaiDate(startOf(period)), -1), '12:00'), kind);
  }
  return period;
}

/** The month that a result's period counts for: `2026-11` itself, the month of the Thursday of `2026-W47`, the last month of `2026-Q4`. */
export function monthOf(period: string): string {
  const week = /^(\d{4})-W(\d{2})$/.exec(period);
  if (!week) return monthsOf(period).at(-1)!;
  const thursdayOfFirst = addDays(`${week[1]}-01-04`, 4 - dayParts(`${week[1]}-01-04`).weekday);
  return addDays(thursdayOfFirst, (Number(week[2]) - 1) * 7).slice(0, 7);
}
