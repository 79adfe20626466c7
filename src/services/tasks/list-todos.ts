import type { Actor } from '../../domain/org/actor.ts';
import { type OrderedTodos, orderTodos } from '../../domain/tasks/order-todos.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import { listPendingDrafts } from '../bulletins/drafts/list-pending.ts';
import { listPendingMeasures } from '../bulletins/list-pending.ts';
import type { ServiceContext } from '../context.ts';
import { listPendingDisputes } from '../disputes/list-pending.ts';
import { listPendingExtensions } from '../extensions/list-pending.ts';
import { listPendingIncidents } from '../incidents/view-incidents.ts';
import { listPendingInspections } from '../inspections/list-pending.ts';
import { listPendingTasks } from '../inspections/planning/list-pending.ts';
import { listPendingInvestigations } from '../investigations/list-pending.ts';
import { listPendingObjections } from '../kpi/list-objections.ts';
import { listPendingPenalties } from '../penalties/list-pending.ts';
import { listPendingAnswers } from '../questions/list-answers.ts';
import { listPendingRectification } from '../rectification/list-pending.ts';
import { listPendingReports } from '../reports/list-pending.ts';
import { listPendingStandards } from '../standards/list-pending.ts';
import { listPendingSupervision } from '../supervision/list-pending.ts';
import { countUnread } from './unread-notices.ts';

const SOURCES: readonly ((context: ServiceContext, actor: Actor) => Promise<readonly Todo[]>)[] = [
  listPendingInspections,
  listPendingDisputes,
  listPendingTasks,
  listPendingRectification,
  listPendingExtensions,
  listPendingSupervision,
  listPendingPenalties,
  listPendingInvestigations,
  listPendingIncidents,
  listPendingObjections,
  listPendingReports,
  listPendingMeasures,
  listPendingDrafts,
  listPendingStandards,
  listPendingAnswers,
];

/** 我的待办: what every feature says is pending for this person, and of how many records they have unread notices. */
export async function listTodos(
  context: ServiceContext,
  input: { actor: Actor },
): Promise<OrderedTodos & { unread: number }> {
  const todos: Todo[] = [];
  for (const pending of SOURCES) todos.push(...(await pending(context, input.actor)));
  return { ...orderTodos(todos, context.clock.now()), unread: await countUnread(context, input) };
}

/** What waits to be signed for with 签收: new 整改通知 and 督办单. */
export async function listToSign(context: ServiceContext, input: { actor: Actor }): Promise<Todo[]> {
  const todos = [
    ...(await listPendingRectification(context, input.actor)),
    ...(await listPendingSupervision(context, input.actor)),
  ];
  return todos.filter(todo => todo.action === 'acknowledgeRectification' || todo.action === 'signOrder');
}
