import { addDays, atShanghai, type Day, shanghaiDate } from '../domain/calendar/shanghai.ts';
import { periodAt, startOf } from '../domain/kpi/periods.ts';

const KINDS = ['month', 'quarter', 'year'] as const;

/** Months, quarters and years that lie whole within a simulation and are over. */
export function endedPeriods(start: Day, now: Date): string[] {
  const periods: string[] = [];
  for (const kind of KINDS) {
    let period = periodAt(now, kind, 1);
    while (shanghaiDate(startOf(period)) >= start) {
      periods.push(period);
      period = periodAt(startOf(period), kind, 1);
    }
  }
  return periods;
}

/** Those that are over when a simulation of so many days ends. */
export function periodsWithin(start: Day, days: number): string[] {
  return endedPeriods(start, atShanghai(addDays(start, days), '00:00'));
}
