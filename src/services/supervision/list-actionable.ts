import type { Actor } from '../../domain/org/actor.ts';
import { expectedActions, permittedActions, type SupervisionAction } from '../../domain/supervision/expectations.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadOpenOrders, MOST_ORDERS } from './load-open-orders.ts';
import { toTodo } from './to-todo.ts';

/** The orders a command without a 单号 may mean: those where the step is expected of the person, else those where it is allowed. */
export async function listActionable(
  context: ServiceContext,
  input: { actor: Actor; action: SupervisionAction },
): Promise<Todo[]> {
  const { actor, action } = input;
  const orders = await loadOpenOrders(context, actor);
  const expected = orders.filter(({ status, parties, deciderIds }) =>
    expectedActions(actor, status, parties, deciderIds).includes(action),
  );
  const found =
    expected.length > 0
      ? expected
      : orders.filter(({ status, parties }) => permittedActions(actor, status, parties).includes(action));
  return found.slice(0, MOST_ORDERS).map(order => toTodo(action, order));
}
