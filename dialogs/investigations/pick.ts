import type { Turn } from '../../src/domain/conversation/turn.ts';
import type { TodoAction } from '../../src/domain/tasks/todo.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { CommandArgs } from '../framework/command.ts';

/** The investigation a command is about: the one named, or the only one that waits for this step of this person. */
export async function pickInvestigation(
  investigations: Services['investigations'],
  { actor }: Turn,
  args: CommandArgs,
  step: { action: TodoAction; phrase: string; none: string },
) {
  const { action, phrase, none } = step;
  const candidates = async () =>
    (await investigations.pending(actor))
      .filter(todo => todo.action === action)
      .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` }));
  return chooseRecord(args, { phrase, none, candidates });
}
