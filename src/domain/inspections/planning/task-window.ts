import { addDays, atShanghai, type Day, shanghaiDate } from '../../calendar/shanghai.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';
import { AFTERNOON_END } from '../../calendar/working-hours.ts';
import { nextPeriodEnd, periodJustEnded, type ReportCycle } from '../../reports/periods.ts';
import { inspectionPeriod } from '../inspected-at.ts';

export type TaskCycle = ReportCycle;
type Days = Pick<WorkingCalendar, 'isWorkingDay' | 'previousWorkingDay'>;

/** The span in which a period's tasks are done. */
export interface TaskWindow {
  /** 2026-11, 2026-W47 or 2026-Q4. */
  readonly period: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** 18:00 of the period's last working day; undefined when it has none, as the week of 春节. */
  readonly dueAt: Date | undefined;
}

/** The window of the period a moment lies in. */
export function taskWindow(cycle: TaskCycle, at: Date, calendar: Days): TaskWindow {
  const firstDay = addDays(periodJustEnded(cycle, at).lastDay, 1);
  const lastDay = addDays(shanghaiDate(nextPeriodEnd([cycle], at)), -1);
  const dueDay = calendar.isWorkingDay(lastDay) ? lastDay : calendar.previousWorkingDay(lastDay);
  return {
    period: inspectionPeriod(cycle, at),
    firstDay,
    lastDay,
    dueAt: dueDay < firstDay ? undefined : atShanghai(dueDay, AFTERNOON_END),
  };
}

/** With fewer working days left than this, tasks are no longer given out by themselves for the running period (our default). */
const LEAST_WORKING_DAYS: Record<TaskCycle, number> = { weekly: 2, monthly: 5, quarterly: 15 };

/**
 * Whether a period still leaves time for what begins now: a new programme or unit in the middle of it, or a first start. At the period's
 * own beginning it always does, however short it is.
 */
export function leavesTime(cycle: TaskCycle, window: TaskWindow, now: Date, calendar: Days): boolean {
  if (!window.dueAt || now >= window.dueAt) return false;
  const dueDay = shanghaiDate(window.dueAt);
  const left = workingDays(maxDay(shanghaiDate(now), window.firstDay), dueDay, calendar);
  return left >= Math.min(LEAST_WORKING_DAYS[cycle], workingDays(window.firstDay, dueDay, calendar));
}

const maxDay = (a: Day, b: Day): Day => (a > b ? a : b);

function workingDays(from: Day, to: Day, calendar: Days): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count += 1;
  return count;
}
