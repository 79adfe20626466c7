import type { ReminderStage } from '../calendar/reminders.ts';

/** What falls due in a 责任认定; `id` is its own. */
export interface LiabilityTimer {
  kind: 'liabilityReminder';
  id: string;
  stage: ReminderStage;
}
