import type { ReminderStage } from '../calendar/reminders.ts';

/** What falls due of 考核. */
export type KpiTimer =
  /** The objection window of an announced period closes; `id` is the closing's. */
  | { readonly kind: 'kpiObjectionsOver'; readonly id: string }
  /** A month ends; `id` is the first day of the next. */
  | { readonly kind: 'openPublication'; readonly id: string }
  /** `id`: the month, such as 2026-10; `dueAt` ISO. */
  | {
      readonly kind: 'kpiPublicationReminder';
      readonly id: string;
      readonly stage: ReminderStage;
      readonly dueAt: string;
    };
