import type { TurnContext } from 'botbuilder';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { isAppError } from '../../src/errors.ts';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import type { Interruptible } from '../framework/interruptible.ts';
import { type Reply, say } from '../framework/reply.ts';
import { memoryOf, turnOf } from '../framework/turn.ts';
import { renderError } from '../replies/errors.ts';
import { OTHER, feedbackReplies as replies } from './feedback-replies.ts';

export const RATE_USEFUL = 'rate-useful';
export const RATE_USELESS = 'rate-useless';

/** Raise it when the state below changes its meaning. */
const VERSION = 1;
const LONGEST_REASON = 100;

interface ReasonState {
  version: number;
  questionId: string;
  /** A reason in own words was asked for: whatever comes now is one. */
  awaited: boolean;
}

/** The last question this person asked here; what asks keeps it under `ask`. */
function lastQuestion(context: TurnContext): string | undefined {
  return (memoryOf(context).ask as { questionId?: string } | undefined)?.questionId;
}

/** 有用: kept, thanked for in a line. */
export class RateUsefulDialog extends Dialog {
  readonly #rate: Services['questions']['rate'];

  constructor(services: Services) {
    super(RATE_USEFUL);
    this.#rate = services.questions.rate;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const questionId = lastQuestion(dc.context);
    const { actor } = turnOf(dc.context);
    await say(
      dc.context,
      questionId === undefined
        ? replies.nothingAsked
        : await orError(async () => replies.thanks(await this.#rate({ actor, questionId, useful: true }))),
    );
    return dc.endDialog();
  }
}

/**
 * 没用: kept at once; then one line asks why. It is no form: a question is asked, a command is done, and nothing is asked again. Only a
 * reason, or a word that there is none, is taken as said to it.
 */
export class RateUselessDialog extends Dialog implements Interruptible {
  readonly #rate: Services['questions']['rate'];

  constructor(services: Services) {
    super(RATE_USELESS);
    this.#rate = services.questions.rate;
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const questionId = lastQuestion(dc.context);
    if (questionId === undefined) {
      await say(dc.context, replies.nothingAsked);
      return dc.endDialog();
    }
    const reason = args.text ?? '';
    Object.assign(dc.activeDialog!.state, { version: VERSION, questionId, awaited: false } satisfies ReasonState);
    if (reason !== '') return this.#keep(dc, reason);
    try {
      const rated = await this.#rate({ actor: turnOf(dc.context).actor, questionId, useful: false });
      await say(dc.context, replies.askReason(rated));
      return Dialog.EndOfTurn;
    } catch (error) {
      if (!isAppError(error)) throw error;
      await say(dc.context, renderError(error));
      return dc.endDialog();
    }
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { text, files } = turnOf(dc.context);
    if (files.length > 0) {
      await say(dc.context, replies.wordsPlease);
      return Dialog.EndOfTurn;
    }
    if (text === OTHER) {
      stateOf(dc.activeDialog!).awaited = true;
      await say(dc.context, replies.askOther);
      return Dialog.EndOfTurn;
    }
    if (replies.isNothingMore(text)) {
      await say(dc.context, replies.leftAtThat);
      return dc.endDialog();
    }
    return this.#keep(dc, text);
  }

  /** Something else was done in between: the moment for a reason has passed, nothing is asked again. */
  override async resumeDialog(dc: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    return dc.endDialog();
  }

  override async repromptDialog(context: TurnContext): Promise<void> {
    await say(context, replies.wordsPlease);
  }

  isCurrent(instance: DialogInstance): boolean {
    const state = instance.state as Partial<ReasonState> | undefined;
    return state?.version === VERSION && typeof state.questionId === 'string';
  }

  takesFreeText(instance: DialogInstance, text: string): boolean {
    return stateOf(instance).awaited || replies.soundsLikeComplaint(text);
  }

  async onCancel(): Promise<Reply> {
    return replies.leftAtThat;
  }

  async #keep(dc: DialogContext, reason: string): Promise<DialogTurnResult> {
    if ([...reason].length > LONGEST_REASON) {
      await say(dc.context, replies.tooLong);
      return Dialog.EndOfTurn;
    }
    const { questionId } = stateOf(dc.activeDialog!);
    const { actor } = turnOf(dc.context);
    await say(
      dc.context,
      await orError(async () => {
        const rated = await this.#rate({ actor, questionId, useful: false, reason });
        return replies.reasonKept(reason, rated.collected);
      }),
    );
    return dc.endDialog();
  }
}

function stateOf(instance: DialogInstance): ReasonState {
  return instance.state as ReasonState;
}

async function orError(work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error)) throw error;
    return renderError(error);
  }
}
