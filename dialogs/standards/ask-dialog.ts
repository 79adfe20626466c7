import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { asksForSource } from '../../src/domain/standards/asking-words.ts';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import { say } from '../framework/reply.ts';
import { memoryOf, turnOf } from '../framework/turn.ts';
import { chosenBy, recentAsk, remember, rememberSeveral } from './ask-memory.ts';
import { ASK_WHOLE } from './clause-dialogs.ts';
import { askReply, standardReplies } from './replies.ts';
import { numberedAnswers, severalReply } from './replies-several.ts';

export const ASK = 'ask-standard';

/** Answers a question about standards, or several in one message, and ends; also run in the middle of a form. */
export class AskDialog extends Dialog {
  readonly #ask: Services['standards']['askMessage'];

  constructor(services: Services) {
    super(ASK);
    this.#ask = services.standards.askMessage;
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const { actor, messageId, now, text, progress } = turnOf(dc.context);
    const question = args.text ?? (args.phrase === '' ? text : '');
    if (question === '') {
      await say(dc.context, standardReplies.whatToAsk);
      return dc.endDialog();
    }
    // Where the last answer stands is no question about standards of its own.
    if (asksForSource(question)) return dc.replaceDialog(ASK_WHOLE);
    const memory = memoryOf(dc.context);
    const before = recentAsk(memory, now);
    const choice = before && chosenBy(question, before);
    const asked = await this.#ask({
      actor,
      // A choice answers the question that was asked, not the words on the button.
      question: choice ? `${before.asked.time ?? ''}${before.asked.question}` : question,
      questionId: messageId,
      ...(choice ? { chosenId: choice.clauseId } : {}),
      ...(before?.subject && !choice ? { previous: before.subject } : {}),
      // Over an open form the form's own question comes next: a choice could not be tapped.
      mayAskBack: !choice && dc.stack.length === 1,
      progress,
    });
    if (asked.kind === 'one') {
      remember(memory, messageId, now, asked.result);
      await say(dc.context, askReply(asked.result, now));
    } else {
      const numbered = numberedAnswers(asked.answers, now).map(({ questionIds }) => questionIds);
      rememberSeveral(memory, messageId, now, asked.answers, numbered);
      await say(dc.context, severalReply(asked.answers, asked.leftOut, now));
    }
    return dc.endDialog();
  }
}
