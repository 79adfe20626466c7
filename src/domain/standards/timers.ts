import type { DecisionStep } from './approval.ts';

/** What falls due in this feature. `id` is the version's. */
export type StandardTimer =
  /** The step has waited since `since` (ISO); `round` leaves a later round alone. */
  | { kind: 'standardApprovalReminder'; id: string; round: number; step: DecisionStep; since: string }
  | { kind: 'standardReadingReminder'; id: string };

/** Working days after which whoever has not decided, or not confirmed having read, is reminded. Our default (示例). */
export const REMIND_AFTER_WORKING_DAYS = 3;
