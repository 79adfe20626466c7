/**
 * As stored, and `withdrawn` for a planned task that a re-draw took back: it is stored as skipped, but nobody decided not to go. The plan's
 * row names these.
 */
export type TaskStatus = 'planned' | 'inProgress' | 'done' | 'skipped' | 'missed' | 'withdrawn';

/** Still to be done. */
export const OPEN_TASK = ['planned', 'inProgress'] as const;

/**
 * What a visit made after all may still fulfil: also a task whose deadline passed before it was filed, or that was given up too early.
 */
export const FULFILLABLE = ['planned', 'inProgress', 'missed', 'skipped'] as const;

export function isOpen(status: TaskStatus): boolean {
  return status === 'planned' || status === 'inProgress';
}
