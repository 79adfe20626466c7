import { atShanghai, shanghaiDate } from './shanghai.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { MORNING_START } from './working-hours.ts';

export const REMINDER_STAGES = ['threeDaysBefore', 'oneDayBefore', 'dueMorning', 'overdue'] as const;
export type ReminderStage = (typeof REMINDER_STAGES)[number];

export interface Reminder {
  stage: ReminderStage;
  at: Date;
}

/**
 * When to remind of a deadline, in time order, each at 08:30 so that the day is still ahead: of the third and of the last
 * working day before the due day, of the due day itself (also when that is a day off), and, overdue, of the first working
 * day after the due day. Dropped: a stage not after `issuedAt` (the issue itself was the news), and a stage before the
 * deadline that would not fall before `dueAt`. `overdue` is always there; whoever sends it checks that the matter is open.
 */
export function reminderTimes(
  dueAt: Date,
  issuedAt: Date,
  calendar: Pick<WorkingCalendar, 'workingDaysBefore' | 'nextWorkingMorning'>,
): Reminder[] {
  const dueDay = shanghaiDate(dueAt);
  const before: Reminder[] = [
    { stage: 'threeDaysBefore', at: atShanghai(calendar.workingDaysBefore(dueDay, 3), MORNING_START) },
    { stage: 'oneDayBefore', at: atShanghai(calendar.workingDaysBefore(dueDay, 1), MORNING_START) },
    { stage: 'dueMorning', at: atShanghai(dueDay, MORNING_START) },
  ];
  const kept = before.filter(({ at }) => at > issuedAt && at < dueAt);
  const overdue: Reminder = { stage: 'overdue', at: calendar.nextWorkingMorning(dueAt) };
  return overdue.at > issuedAt ? [...kept, overdue] : kept;
}
