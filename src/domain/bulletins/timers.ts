import type { ReminderStage } from '../calendar/reminders.ts';

/** What falls due in this feature. A problem's timers name its round: a later one has its own. */
export type BulletinTimer =
  | { kind: 'measureReminder'; id: string; round: number; stage: ReminderStage }
  | { kind: 'measureMissing'; id: string; round: number }
  /** `id` is a measure's: its day comes, and its day is over. */
  | { kind: 'measureDayReminder'; id: string; stage: ReminderStage }
  | { kind: 'measureDayOver'; id: string };
