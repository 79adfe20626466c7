import { addDays, shanghaiDate } from '../calendar/shanghai.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { type Due, dueAfter, dueAgain } from '../rectification/due.ts';
import { isFinished, type ReportKind, type SupervisionStatus } from './workflow.ts';

/** Working days from the delivery, all three running at once: 服务质量考核办法 第十七条, of the demo branch (示例). */
export const CLOCK_WORKING_DAYS: Readonly<Record<ReportKind, number>> = { cause: 3, fix: 10, feedback: 12 };

/** Working days of a new round from its return; the cause is not asked again. 示例: our default. */
export const RETURNED_CLOCK_WORKING_DAYS = { fix: 5, feedback: 7 } as const;

/** Working days from closing to the consolidation recheck (巩固复查). 示例: our default. */
const RECHECK_WORKING_DAYS = 20;
/** Days within which it has to be: 服务质量考核办法 第十九条, of the demo branch. */
const RECHECK_WITHIN_DAYS = 30;

/** When an order closed at `closedAt` is rechecked: over long holidays earlier than the working days say, on the last one within the days. */
export function recheckDue(calendar: RecheckCalendar, closedAt: Date): Date {
  const { dueAt } = calendar.addWorkingDays(closedAt, RECHECK_WORKING_DAYS);
  const last = addDays(shanghaiDate(closedAt), RECHECK_WITHIN_DAYS);
  if (shanghaiDate(dueAt) <= last) return dueAt;
  return calendar.endOfDay(calendar.isWorkingDay(last) ? last : calendar.workingDaysBefore(last, 1));
}

type RecheckCalendar = Pick<WorkingCalendar, 'addWorkingDays' | 'endOfDay' | 'isWorkingDay' | 'workingDaysBefore'>;

/**
 * A report at `dueAt` itself is in time, so whether a clock failed can be seen from the next second on; the check runs then.
 */
export const CHECK_DELAY_MS = 1000;

export interface NewClock extends Due {
  readonly kind: ReportKind;
}

/** The clocks of a round that is told of at `from`: three at first, fix and feedback after a return. */
export function clocksOfRound(
  round: number,
  from: Date,
  calendar: Pick<WorkingCalendar, 'addWorkingDays'>,
): NewClock[] {
  const days: Partial<Record<ReportKind, number>> = round === 1 ? CLOCK_WORKING_DAYS : RETURNED_CLOCK_WORKING_DAYS;
  return (Object.entries(days) as [ReportKind, number][]).map(([kind, count]) => ({
    kind,
    ...dueAfter(calendar, from, count),
  }));
}

/** The clocks of a round after a return: none earlier than the one of its kind before it. */
export function notBefore(earlier: readonly NewClock[], clocks: readonly NewClock[]): NewClock[] {
  return clocks.map(clock =>
    earlier.filter(({ kind }) => kind === clock.kind).reduce((due, old) => dueAgain(old, due), clock),
  );
}

/** The deadline of 反馈 when that of 整改到位 is put off to `fixDueAt`: as many working days later. */
export function feedbackAfter(
  calendar: Pick<WorkingCalendar, 'addWorkingDays' | 'nextWorkingDay'>,
  before: { readonly fix: Date; readonly feedback: Date },
  fixDueAt: Date,
): Date {
  return calendar.addWorkingDays(before.feedback, workingDaysBetween(before.fix, fixDueAt, calendar)).dueAt;
}

export interface Clock {
  readonly dueAt: Date;
  readonly metAt: Date | null;
  readonly failedAt: Date | null;
  /** Since when it stands still, waiting for somebody else; of one that was met meanwhile it stays. */
  readonly pausedAt: Date | null;
}

/** Meeting a clock exactly when it is due is in time. */
export function isLate(at: Date, dueAt: Date): boolean {
  return at > dueAt;
}

/** Whether meeting a clock at that moment is late; never while it stands still. */
export function metLate(at: Date, clock: Pick<Clock, 'dueAt' | 'pausedAt'>): boolean {
  return clock.pausedAt === null && isLate(at, clock.dueAt);
}

/**
 * Whether a clock is to be marked as failed now: not met by its time, and not marked before. A late report does not undo the
 * failure; finishing the order stops a clock that was never met.
 */
export function failsNow(clock: Clock, status: SupervisionStatus, now: Date): boolean {
  if (clock.failedAt !== null) return false;
  // A pause begins before the deadline and ends with a new one.
  if (clock.pausedAt !== null) return false;
  if (clock.metAt !== null) return isLate(clock.metAt, clock.dueAt);
  return !isFinished(status) && isLate(now, clock.dueAt);
}

export type ClockState =
  | { kind: 'metInTime'; at: Date }
  | { kind: 'metLate'; at: Date }
  | { kind: 'overdue' }
  | { kind: 'stopped' }
  /** 停表 */
  | { kind: 'paused'; since: Date }
  /** Working days after today up to the due day; 0 means due today. */
  | { kind: 'running'; workingDaysLeft: number };

/** How a clock stands at `now`. */
export function clockState(
  clock: Clock,
  status: SupervisionStatus,
  now: Date,
  calendar: Pick<WorkingCalendar, 'nextWorkingDay'>,
): ClockState {
  if (clock.metAt !== null) return { kind: metLate(clock.metAt, clock) ? 'metLate' : 'metInTime', at: clock.metAt };
  if (isFinished(status)) return { kind: 'stopped' };
  if (clock.pausedAt !== null) return { kind: 'paused', since: clock.pausedAt };
  if (isLate(now, clock.dueAt)) return { kind: 'overdue' };
  return { kind: 'running', workingDaysLeft: workingDaysBetween(now, clock.dueAt, calendar) };
}

function workingDaysBetween(from: Date, to: Date, calendar: Pick<WorkingCalendar, 'nextWorkingDay'>): number {
  const last = shanghaiDate(to);
  let count = 0;
  for (let day = calendar.nextWorkingDay(shanghaiDate(from)); day <= last; day = calendar.nextWorkingDay(day))
    count += 1;
  return count;
}
