import type { ReminderStage } from '../calendar/reminders.ts';

/** What falls due in this feature. `id` is the notice's; a timer of an earlier round has nothing to say. */
export type RectificationTimer = { kind: 'rectificationReminder'; id: string; round: number; stage: ReminderStage };
