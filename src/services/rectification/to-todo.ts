import type { RectificationAction } from '../../domain/rectification/expectations.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { RectificationCase } from './load-case.ts';

/** A step as a line of 我的待办; the deadline is the unit's, so verifying has none. */
export function toTodo(action: RectificationAction, matter: RectificationCase): Todo {
  const { dueAt, signDueAt } = matter;
  return {
    action,
    ref: { type: 'rectification', no: matter.no },
    subject: matter.itemTitle,
    unitName: matter.unitName,
    ...(action === 'acknowledgeRectification' && signDueAt
      ? { dueAt: signDueAt, nextDueAt: dueAt }
      : { dueAt: action === 'verifyRectification' ? null : dueAt }),
  };
}
