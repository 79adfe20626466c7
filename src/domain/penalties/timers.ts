import type { ReminderStage } from '../calendar/reminders.ts';

/** What falls due in this feature. `id` is the deduction's, for `appealDecisionReminder` the appeal's. */
export type PenaltyTimer =
  | { kind: 'appealWindowReminder'; id: string }
  | { kind: 'appealWindowCloses'; id: string }
  | { kind: 'appealDecisionReminder'; id: string; stage: ReminderStage }
  /** `id` is the 冲销's. */
  | { kind: 'reversalDecisionReminder'; id: string; stage: ReminderStage }
  /** `dueAt` (ISO) is the deadline meant: a 责任认定 or an 异议 begins another one. */
  | { kind: 'penaltyDecisionReminder'; id: string; stage: ReminderStage; dueAt: string };
