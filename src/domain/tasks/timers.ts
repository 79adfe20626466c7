import type { ReminderStage } from '../calendar/reminders.ts';

/**
 * What falls due in this feature: that somebody signs (签收) for the 整改通知, 整改通知单 or 督办单 of this 单号 by `dueAt` (ISO); of an earlier round or
 * another deadline it has nothing to say.
 */
export type TaskTimer = { kind: 'signReminder'; no: string; stage: ReminderStage; dueAt: string };
