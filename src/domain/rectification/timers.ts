import type { ReminderStage } from '../calendar/reminders.ts';

/**
 * What falls due in this feature. `id` is the notice's; a timer of an earlier round, or of a deadline (ISO) that was extended since, has
 * nothing to say. Timers stored before deadlines could be extended carry none.
 */
export type RectificationTimer = {
  kind: 'rectificationReminder';
  id: string;
  round: number;
  stage: ReminderStage;
  dueAt?: string;
};
