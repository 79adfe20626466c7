import { dueFromNotice } from '../calendar/due-from-notice.ts';
import type { Pause } from '../calendar/paused-deadline.ts';
import type { Deadline, WorkingCalendar } from '../calendar/working-calendar.ts';

export type Severity = 'general' | 'serious' | 'major';

/** Working days to answer a rectification notice, by severity of the item. 示例: our default, the plan names none. */
export const RECTIFICATION_WORKING_DAYS: Readonly<Record<Severity, number>> = { general: 5, serious: 3, major: 2 };

/** Working days of a new round after the inspector returned an answer. 示例: our default. */
export const RETURNED_WORKING_DAYS = 3;

/**
 * Everything that explains a deadline, as it is stored beside `dueAt`. Of an extended one: how the deadline before it was counted, and
 * which that was (ISO).
 */
export type DueBasis = Omit<Deadline, 'dueAt'> & {
  readonly extendedFrom?: string;
  /** Who granted it, where it was not a quality officer. */
  readonly extendedBy?: 'leader';
  /** When the clock stood still. */
  readonly pauses?: Pause[];
};

/** A deadline in its stored form. */
export interface Due {
  readonly dueAt: Date;
  readonly dueBasis: DueBasis;
}

/** `count` working days after what is asked `at` is known, as it is stored. Throws RangeError unless `count` is a whole number from 0. */
export function dueAfter(calendar: Pick<WorkingCalendar, 'addWorkingDays'>, at: Date, count: number): Due {
  const { dueAt, ...dueBasis } = dueFromNotice(calendar, at, count);
  return { dueAt, dueBasis };
}

/** The deadline of something sent back: never before the one that was in force, which then stands as it was counted. */
export function dueAgain<Old extends { readonly dueAt: Date }, New extends { readonly dueAt: Date }>(
  inForce: Old,
  fresh: New,
): Old | New {
  return inForce.dueAt > fresh.dueAt ? inForce : fresh;
}
