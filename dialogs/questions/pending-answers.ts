import type { Actor } from '../../src/domain/org/actor.ts';
import type { Services } from '../../src/services/index.ts';

export type Pending = 'judgeAnswer' | 'reviseAnswer';

/** The texts where a step waits for somebody, as candidates of a command. */
export async function pendingAnswers(services: Services, actor: Actor, action: Pending) {
  const todos = await services.questions.pending({ actor });
  return todos.filter(todo => todo.action === action).map(({ ref, subject }) => ({ no: ref.no, subject }));
}
