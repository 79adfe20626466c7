import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import { say } from '../framework/reply.ts';
import { memoryOf, turnOf } from '../framework/turn.ts';
import { chosenBy, recentAsk, remember } from './ask-memory.ts';
import { askReply, standardReplies } from './replies.ts';

export const ASK = 'ask-standard';

/** Answers one question about standards and ends; also run in the middle of a form. */
export class AskDialog extends Dialog {
  readonly #ask: Services['standards']['ask'];

  constructor(services: Services) {
    super(ASK);
    this.#ask = services.standards.ask;
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const { actor, messageId, now, text, progress } = turnOf(dc.context);
    const question = args.text ?? (args.phrase === '' ? text : '');
    if (question === '') {
      await say(dc.context, standardReplies.whatToAsk);
      return dc.endDialog();
    }
    const memory = memoryOf(dc.context);
    const before = recentAsk(memory, now);
    const choice = before && chosenBy(question, before);
    const result = await this.#ask({
      actor,
      // A choice answers the question that was asked, not the words on the button.
      question: choice ? `${before.asked.time ?? ''}${before.asked.question}` : question,
      questionId: messageId,
      ...(choice ? { chosenId: choice.clauseId } : {}),
      ...(before && !choice ? { previous: before.asked } : {}),
      // Over an open form the form's own question comes next: a choice could not be tapped.
      mayAskBack: !choice && dc.stack.length === 1,
      progress,
    });
    remember(memory, messageId, now, result);
    await say(dc.context, askReply(result, now));
    return dc.endDialog();
  }
}
