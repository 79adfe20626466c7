import type { Actor } from '../../domain/org/actor.ts';
import { expectedActions } from '../../domain/supervision/expectations.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadOpenOrders, MOST_ORDERS } from './load-open-orders.ts';
import { toTodo } from './to-todo.ts';

/** What somebody is expected to do about supervision orders: one line per order, the next step only. */
export async function listPendingSupervision(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  const orders = await loadOpenOrders(context, actor);
  const todos = orders.flatMap(order => {
    const [next] = expectedActions(actor, order.status, order.parties, order.deciderIds);
    return next === undefined ? [] : [toTodo(next, order)];
  });
  return todos.slice(0, MOST_ORDERS);
}
