import { type Actor, hasRole } from '../../domain/org/actor.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { openDrafts } from './list-choices.ts';

/** The actor's own open drafts. They have no 单号 yet, so `ref.no` is empty. */
export async function listPendingInspections(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  if (!hasRole(actor, 'inspector')) return [];
  const drafts = await openDrafts(context, actor.id);
  return drafts.map(draft => ({
    action: 'resumeInspection',
    ref: { type: 'inspection', no: '' },
    subject: draft.programmeName,
    unitName: draft.unitName,
    dueAt: null,
  }));
}
