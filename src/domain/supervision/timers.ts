import type { ReminderStage } from '../calendar/reminders.ts';

/** What falls due in this feature. For clocks `id` is the clock's, for the recheck the order's. `dueAt` (ISO) is the deadline meant. */
export type SupervisionTimer =
  | { kind: 'supervisionReminder'; id: string; stage: ReminderStage; dueAt?: string }
  | { kind: 'supervisionClockDue'; id: string }
  | { kind: 'supervisionRecheck'; id: string };
