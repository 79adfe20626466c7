import type { Actor } from '../../../src/domain/org/actor.ts';
import type { TodoAction } from '../../../src/domain/tasks/todo.ts';
import type { Services } from '../../../src/services/index.ts';
import type { Candidate } from '../../framework/choose-record.ts';
import type { Reply } from '../../framework/reply.ts';

/** A command about an edition, without saying which. */
export function whichEdition(phrase: string): Reply {
  return {
    text: `请告诉我是哪一份标准，例如「${phrase} BZ-2026-0001」。发「标准目录」可以看到各标准的单号。`,
    options: [{ key: '标准目录', label: '标准目录' }],
  };
}

/** The editions that wait for this person to do one of these. */
export async function waitingEditions(
  services: Services,
  actor: Actor,
  actions: readonly TodoAction[],
): Promise<Candidate[]> {
  const todos = await services.standards.pending({ actor });
  return todos.filter(todo => actions.includes(todo.action)).map(todo => ({ no: todo.ref.no, subject: todo.subject }));
}
