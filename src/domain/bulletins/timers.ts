import type { ReminderStage } from '../calendar/reminders.ts';
import type { DecisionStep } from '../standards/approval.ts';

/**
 * What falls due in this feature. A problem's timers name its round: a later one has its own. `dueAt` (ISO) is the deadline meant, so that an
 * extended one is left alone; absent in a timer set before there were any.
 */
export type BulletinTimer =
  | { kind: 'measureReminder'; id: string; round: number; stage: ReminderStage; dueAt?: string }
  | { kind: 'measureMissing'; id: string; round: number; dueAt?: string }
  /** `id` is a measure's: its day comes, and its day is over. */
  | { kind: 'measureDayReminder'; id: string; stage: ReminderStage; dueAt?: string }
  | { kind: 'measureDayOver'; id: string; dueAt?: string }
  /** A generated bulletin has waited for this step since `since` (ISO); `round` leaves a later round alone. */
  | {
      kind: 'bulletinApprovalReminder';
      no: string;
      round: number;
      step: WaitingStep;
      since: string;
      after: RemindAfter;
    };

/** What a bulletin on its way out waits for. */
export type WaitingStep = DecisionStep | 'issue';

/** Working days after which whoever has it is reminded; the last time whoever prepared it is told too. Our default (示例). */
export const REMIND_AFTER = [1, 3, 5] as const;
export type RemindAfter = (typeof REMIND_AFTER)[number];
export const TELL_PREPARER_AFTER: RemindAfter = 5;
