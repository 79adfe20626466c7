import type { ReminderStage } from '../calendar/reminders.ts';

/** What falls due in this feature. `id` is the submission's; `dueAt` (ISO) the deadline meant, so that an extended one is left alone. */
export type ReportTimer =
  | { kind: 'openReportPeriods'; id: string }
  | { kind: 'reportReminder'; id: string; stage: ReminderStage; dueAt: string }
  | { kind: 'reportDue'; id: string; dueAt: string }
  | { kind: 'reportOmission'; id: string; dueAt: string };
