import type { Todo } from './todo.ts';

export interface OrderedTodos {
  readonly overdue: readonly Todo[];
  /** Not overdue: the nearest deadline first, then what has none. */
  readonly open: readonly Todo[];
}

/** Everybody's features in one list: what is overdue longest comes first. Equal deadlines keep 单号 order, so a list is stable. */
export function orderTodos(todos: readonly Todo[], now: Date): OrderedTodos {
  const sorted = [...todos].sort(
    (a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity) || compare(a.ref.no, b.ref.no),
  );
  const isOverdue = (todo: Todo): boolean => todo.dueAt !== null && todo.dueAt < now;
  return { overdue: sorted.filter(isOverdue), open: sorted.filter(todo => !isOverdue(todo)) };
}

// Infinity − Infinity is NaN, which `||` passes over to this.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
