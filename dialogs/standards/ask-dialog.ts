import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Services } from '../../src/services/index.ts';
import type { AskResult, FoundClause } from '../../src/services/standards/ask-standard.ts';
import type { CommandArgs } from '../framework/command.ts';
import { say } from '../framework/reply.ts';
import { memoryOf, turnOf } from '../framework/turn.ts';
import { CANDIDATES_SHOWN, standardReplies } from './replies.ts';

export const ASK = 'ask-standard';
export const ASK_MORE = 'ask-standard-more';

/** How many further clauses 「还有呢」 shows at a time. */
const PAGE = 2;

/** Clauses found for the last question and not shown yet. */
interface AskMemory {
  rest: FoundClause[];
  outcome: AskResult['outcome'];
}

/** Answers one question about standards and ends; also run in the middle of a form. */
export class AskDialog extends Dialog {
  readonly #ask: Services['standards']['ask'];

  constructor(services: Services) {
    super(ASK);
    this.#ask = services.standards.ask;
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const question = args.text ?? (args.phrase === '' ? turn.text : '');
    if (question === '') {
      await say(dc.context, standardReplies.whatToAsk);
      return dc.endDialog();
    }
    const result = await this.#ask({
      actor: turn.actor,
      question,
      questionId: turn.messageId,
      progress: turn.progress,
    });
    memoryOf(dc.context).ask = { rest: unshown(result), outcome: result.outcome } satisfies AskMemory;
    await say(dc.context, word(result));
    return dc.endDialog();
  }
}

/** 「还有呢」 */
export class AskMoreDialog extends Dialog {
  constructor() {
    super(ASK_MORE);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const memory = memoryOf(dc.context);
    const asked = memory.ask as AskMemory | undefined;
    if (!asked) await say(dc.context, standardReplies.nothingAsked);
    else if (asked.outcome === 'none') await say(dc.context, standardReplies.nothingFound);
    else if (asked.rest.length === 0) await say(dc.context, standardReplies.nothingMore);
    else {
      const rest = asked.rest.slice(PAGE);
      memory.ask = { ...asked, rest } satisfies AskMemory;
      await say(dc.context, standardReplies.furtherClauses(asked.rest.slice(0, PAGE), rest.length));
    }
    return dc.endDialog();
  }
}

/** The clauses a reply to this result leaves for 「还有呢」. */
function unshown(result: AskResult): FoundClause[] {
  switch (result.outcome) {
    case 'answer':
      return result.clauses.slice(result.cited);
    case 'candidates':
      return result.clauses.slice(CANDIDATES_SHOWN);
    case 'none':
      return [];
  }
}

function word(result: AskResult) {
  switch (result.outcome) {
    case 'answer':
      return standardReplies.answer(result);
    case 'candidates':
      return standardReplies.candidates(result.clauses);
    case 'none':
      return standardReplies.none(result.examples);
  }
}
