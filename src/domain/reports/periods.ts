import {
  addDays,
  atShanghai,
  type Day,
  dayParts,
  lastDayOfMonth,
  periodOf,
  shanghaiDate,
} from '../calendar/shanghai.ts';

export type ReportCycle = 'weekly' | 'monthly' | 'quarterly';

export interface EndedPeriod {
  /** 2026-W47, 2026-11 or 2026-Q4. */
  readonly period: string;
  readonly lastDay: Day;
  /** The first moment after the period. */
  readonly endedAt: Date;
}

const KINDS = { weekly: 'week', monthly: 'month', quarterly: 'quarter' } as const;

/** The latest period of a cycle that is over at `now`. A period ends with the last moment of its last day in Shanghai. */
export function periodJustEnded(cycle: ReportCycle, now: Date): EndedPeriod {
  const lastDay = lastDayBefore(cycle, shanghaiDate(now));
  return {
    period: periodOf(atShanghai(lastDay, '12:00'), KINDS[cycle]),
    lastDay,
    endedAt: atShanghai(addDays(lastDay, 1), '00:00'),
  };
}

/** When the next period of any of the cycles ends; with no cycle at all, the next month's start, to look again. */
export function nextPeriodEnd(cycles: readonly ReportCycle[], now: Date): Date {
  const ends = (cycles.length > 0 ? cycles : (['monthly'] as const)).map(cycle => nextEnd(cycle, shanghaiDate(now)));
  return atShanghai(ends.sort()[0]!, '00:00');
}

function lastDayBefore(cycle: ReportCycle, today: Day): Day {
  const { year, month, weekday } = dayParts(today);
  switch (cycle) {
    case 'weekly':
      return addDays(today, -weekday);
    case 'monthly':
      return lastDayOfMonth(year, month - 1);
    case 'quarterly':
      return lastDayOfMonth(year, month - 1 - ((month - 1) % 3));
    default:
      return unreachable(cycle);
  }
}

/** The first day of the period after the one `today` lies in. */
function nextEnd(cycle: ReportCycle, today: Day): Day {
  const { year, month, weekday } = dayParts(today);
  switch (cycle) {
    case 'weekly':
      return addDays(today, 8 - weekday);
    case 'monthly':
      return addDays(lastDayOfMonth(year, month), 1);
    case 'quarterly':
      return addDays(lastDayOfMonth(year, month + 2 - ((month - 1) % 3)), 1);
    default:
      return unreachable(cycle);
  }
}

function unreachable(cycle: never): never {
  throw new RangeError(`unknown cycle: ${String(cycle)}`);
}
