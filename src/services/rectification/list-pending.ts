import type { Actor } from '../../domain/org/actor.ts';
import { expectedActions } from '../../domain/rectification/expectations.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadOpenCases, MOST_CASES } from './load-open-cases.ts';
import { toTodo } from './to-todo.ts';

/**
 * What somebody is expected to do about rectification notices: one line per notice, the next step only. Verifying is on the list
 * of whoever `pickVerifiers` names, never of an inspector whose own unit is concerned.
 */
export async function listPendingRectification(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  const matters = await loadOpenCases(context, actor);
  const todos = matters.flatMap(matter => {
    const [next] = expectedActions(actor, { ...matter, acknowledged: matter.acknowledgedAt !== null });
    return next === undefined ? [] : [toTodo(next, matter)];
  });
  return todos.slice(0, MOST_CASES);
}
