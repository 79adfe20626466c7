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
import { uselessOf } from '../standards/answer-options.ts';
import { LONGEST_REASON, OTHER, feedbackReplies as replies } from './feedback-replies.ts';

export const RATE_USEFUL = 'rate-useful';
export const RATE_USELESS = 'rate-useless';

/** Raise it when the state below changes its meaning. */
const VERSION = 2;

interface ReasonState {
  version: number;
  questionIds: readonly string[];
  /** A reason in own words was asked for: whatever comes now is one. */
  awaited: boolean;
}

const NUMERALS = ['一', '二', '三', '四'];

/** 第1问没用, 第一问没用: about one of several answers in one reply. */
export const USELESS_BY_NUMBER = NUMERALS.flatMap((numeral, at) => [uselessOf(at + 1), `第${numeral}问没用`]);

/** The number that a phrase names. */
function numberIn(phrase: string): number | undefined {
  const named = /^第(.)问/u.exec(phrase)?.[1];
  return named === undefined ? undefined : NUMERALS.indexOf(named) + 1 || Number(named);
}

/** What this person asked here last, by the numbers of the reply; what asks keeps it under `ask`. */
function lastQuestions(context: TurnContext): readonly (readonly string[])[] {
  const last = memoryOf(context).ask as { questionId?: string; numbered?: string[][] } | undefined;
  return last?.questionId === undefined ? [] : (last.numbered ?? [[last.questionId]]);
}

/** 有用: kept, thanked for in a line. */
export class RateUsefulDialog extends Dialog {
  readonly #rate: Services['questions']['rate'];

  constructor(services: Services) {
    super(RATE_USEFUL);
    this.#rate = services.questions.rate;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const questionIds = lastQuestions(dc.context).flat();
    const { actor } = turnOf(dc.context);
    await say(
      dc.context,
      questionIds.length === 0
        ? replies.nothingAsked
        : await orError(async () =>
            replies.thanks(await each(questionIds, questionId => this.#rate({ actor, questionId, useful: true }))),
          ),
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
    const questions = lastQuestions(dc.context);
    const number = numberIn(args.phrase) ?? (questions.length > 1 ? undefined : 1);
    const questionIds = number === undefined ? undefined : questions[number - 1];
    if (questionIds === undefined) {
      const count = questions.length;
      const why = number === undefined ? replies.whichOne(count) : replies.noSuchNumber(count);
      await say(dc.context, count === 0 ? replies.nothingAsked : why);
      return dc.endDialog();
    }
    const reason = args.text ?? '';
    Object.assign(dc.activeDialog!.state, { version: VERSION, questionIds, awaited: false } satisfies ReasonState);
    if (reason !== '') return this.#keep(dc, reason);
    try {
      const { actor } = turnOf(dc.context);
      const rated = await each(questionIds, questionId => this.#rate({ actor, questionId, useful: false }));
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
    return state?.version === VERSION && Array.isArray(state.questionIds);
  }

  takesFreeText(instance: DialogInstance, text: string): false | 'questions' {
    return stateOf(instance).awaited || replies.soundsLikeComplaint(text) ? 'questions' : false;
  }

  nameOf(): undefined {}

  async onCancel(): Promise<Reply> {
    return replies.leftAtThat;
  }

  async #keep(dc: DialogContext, reason: string): Promise<DialogTurnResult> {
    if ([...reason].length > LONGEST_REASON) {
      await say(dc.context, replies.tooLong);
      return Dialog.EndOfTurn;
    }
    const { questionIds } = stateOf(dc.activeDialog!);
    const { actor } = turnOf(dc.context);
    await say(
      dc.context,
      await orError(async () => {
        const rated = await each(questionIds, questionId => this.#rate({ actor, questionId, useful: false, reason }));
        return replies.reasonKept(reason, rated.collected);
      }),
    );
    return dc.endDialog();
  }
}

function stateOf(instance: DialogInstance): ReasonState {
  return instance.state as ReasonState;
}

type Rated = Awaited<ReturnType<Services['questions']['rate']>>;

/** Questions with one answer are rated together; whatever holds for one of them is said. */
async function each(questionIds: readonly string[], rate: (questionId: string) => Promise<Rated>): Promise<Rated> {
  const rated: Rated[] = [];
  for (const questionId of questionIds) rated.push(await rate(questionId));
  return {
    ...rated[0]!,
    changed: rated.some(({ changed }) => changed),
    collected: rated.some(({ collected }) => collected),
  };
}

async function orError(work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error)) throw error;
    return renderError(error);
  }
}
