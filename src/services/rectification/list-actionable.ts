import type { Actor } from '../../domain/org/actor.ts';
import {
  expectedActions,
  permittedActions,
  type RectificationAction,
} from '../../domain/rectification/expectations.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadOpenCases, MOST_CASES } from './load-open-cases.ts';
import { toTodo } from './to-todo.ts';

/** With the 整改通知单 it went out in, if several went out together. */
export type ActionableTodo = Todo & { readonly groupNo: string | null };

/** The notices a command without a 单号 may mean: those where the step is expected of the person, else those where it is allowed (never the own unit's, for verifying). */
export async function listActionable(
  context: ServiceContext,
  input: { actor: Actor; action: RectificationAction },
): Promise<ActionableTodo[]> {
  const { actor, action } = input;
  const matters = (await loadOpenCases(context, actor)).map(matter => ({
    ...matter,
    acknowledged: matter.acknowledgedAt !== null,
  }));
  const expected = matters.filter(matter => expectedActions(actor, matter).includes(action));
  const found =
    expected.length > 0 ? expected : matters.filter(matter => permittedActions(actor, matter).includes(action));
  return found.slice(0, MOST_CASES).map(matter => ({ ...toTodo(action, matter), groupNo: matter.groupNo }));
}
