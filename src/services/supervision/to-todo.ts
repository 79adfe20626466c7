import type { SupervisionAction } from '../../domain/supervision/expectations.ts';
import { awaitedReport } from '../../domain/supervision/workflow.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { LoadedOrder } from './load-order.ts';

/** A step as a line of 我的待办, with the clock it is to meet; verifying has none, nor has one that stands still. */
export function toTodo(action: SupervisionAction, order: LoadedOrder): Todo {
  const awaited = awaitedReport(order.status);
  const clock = order.clocks.find(each => each.round === order.round && each.kind === awaited);
  const dueAt = action === 'verifyOrder' || clock?.pausedAt ? null : (clock?.dueAt ?? null);
  const signs = action === 'signOrder' && dueAt !== null && order.signDueAt !== null;
  return {
    action,
    ref: { type: 'supervision', no: order.no },
    subject: order.title,
    unitName: order.responsibleUnitName,
    ...(signs ? { dueAt: order.signDueAt, nextDueAt: dueAt } : { dueAt }),
  };
}
