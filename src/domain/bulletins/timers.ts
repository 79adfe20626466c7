import type { ReminderStage } from '../calendar/reminders.ts';

/**
 * What falls due in this feature. A problem's timers name its round: a later one has its own. `dueAt` (ISO) is the deadline meant, so that an
 * extended one is left alone; absent in a timer set before there were any.
 */
export type BulletinTimer =
  | { kind: 'measureReminder'; id: string; round: number; stage: ReminderStage; dueAt?: string }
  | { kind: 'measureMissing'; id: string; round: number; dueAt?: string }
  /** `id` is a measure's: its day comes, and its day is over. */
  | { kind: 'measureDayReminder'; id: string; stage: ReminderStage; dueAt?: string }
  | { kind: 'measureDayOver'; id: string; dueAt?: string };
