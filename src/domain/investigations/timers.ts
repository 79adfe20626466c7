import type { ReminderStage } from '../calendar/reminders.ts';

export type InvestigationTimer = { kind: 'investigationReminder'; id: string; stage: ReminderStage };
