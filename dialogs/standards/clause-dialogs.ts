import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Services } from '../../src/services/index.ts';
import { say } from '../framework/reply.ts';
import { memoryOf, turnOf } from '../framework/turn.ts';
import { type AskMemory, lastAsk } from './ask-memory.ts';
import { standardReplies } from './replies.ts';
import { furtherReply, wholeTextReply } from './replies-clauses.ts';

export const ASK_MORE = 'ask-standard-more';
export const ASK_WHOLE = 'ask-standard-whole';

/** How many further clauses 「还有呢」 shows at a time. */
const PAGE = 2;

/** 「还有呢」 */
export class AskMoreDialog extends Dialog {
  readonly #read: Services['standards']['readClauses'];

  constructor(services: Services) {
    super(ASK_MORE);
    this.#read = services.standards.readClauses;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const memory = memoryOf(dc.context);
    const last = lastAsk(memory);
    if (!last) await say(dc.context, standardReplies.nothingAsked);
    else if (last.outcome === 'none') await say(dc.context, standardReplies.nothingFound);
    else if (last.rest.length === 0) await say(dc.context, standardReplies.nothingMore);
    else {
      const clauseIds = last.rest.slice(0, PAGE);
      const rest = last.rest.slice(PAGE);
      const clauses = await this.#read({ actor: turnOf(dc.context).actor, clauseIds, question: last.asked.question });
      memory.ask = { ...last, rest, shown: clauseIds } satisfies AskMemory;
      await say(dc.context, furtherReply(clauses, rest.length));
    }
    return dc.endDialog();
  }
}

/** 「看原文」: the clauses of the last answer, whole. */
export class AskWholeDialog extends Dialog {
  readonly #read: Services['standards']['readClauses'];

  constructor(services: Services) {
    super(ASK_WHOLE);
    this.#read = services.standards.readClauses;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const last = lastAsk(memoryOf(dc.context));
    if (!last) await say(dc.context, standardReplies.nothingAsked);
    else if (last.shown.length === 0) await say(dc.context, standardReplies.noText);
    else {
      const { actor } = turnOf(dc.context);
      await say(
        dc.context,
        wholeTextReply(await this.#read({ actor, clauseIds: last.shown, question: last.asked.question })),
      );
    }
    return dc.endDialog();
  }
}
