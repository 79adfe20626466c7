/**
 * A task is the inspector's: `done` when its visit is submitted, in chat or by an import, in time or not. Review and release are the reviewer's
 * steps of the result (测评结果: submitted → reviewed/returned); one that came back waits in the inspector's 待办 and is not missed. `withdrawn` is
 * what a new draw or its officer took back: nobody's neglect.
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
