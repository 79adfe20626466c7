import { belongsToWeek } from '../../../domain/inspections/planning/this-week.ts';
import { type Actor, hasRole } from '../../../domain/org/actor.ts';
import type { Todo } from '../../../domain/tasks/todo.ts';
import type { ServiceContext } from '../../context.ts';
import { loadTasks } from './load-tasks.ts';

/** This week's tasks that are not begun; a begun one is among the drafts. The others wait in 我的任务. */
export async function listPendingTasks(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  if (!hasRole(actor, 'inspector')) return [];
  const now = context.clock.now();
  const tasks = await loadTasks(context, context.db.prisma, { inspectorId: actor.id, status: 'planned' });
  return tasks
    .filter(task => belongsToWeek(task, now))
    .map(task => ({
      action: 'doTask',
      ref: { type: 'task', no: task.no },
      subject: task.programmeName,
      unitName: task.unitName,
      dueAt: task.dueAt,
    }));
}
