import type { ReminderStage } from '../../calendar/reminders.ts';

/**
 * What falls due in this feature. Tasks due at the same instant are reminded of together: `id` is that instant (ISO), or the day on which
 * tasks are given out or told.
 */
export type PlanningTimer =
  | { kind: 'openTaskPeriods'; id: string }
  | { kind: 'weekTasks'; id: string }
  | { kind: 'taskReminder'; id: string; stage: ReminderStage }
  | { kind: 'tasksDue'; id: string };
