import { splitQuestions } from '../../domain/standards/several-questions.ts';
import type { ServiceContext } from '../context.ts';
import { type AskInput, type AskResult, askStandard } from './ask-standard.ts';

export interface AnsweredQuestion {
  readonly question: string;
  /** What it is recorded under. */
  readonly questionId: string;
  readonly result: AskResult;
}

export type AskedMessage =
  | { readonly kind: 'one'; readonly result: AskResult }
  | {
      readonly kind: 'several';
      /** In the order asked; at least two. */
      readonly answers: readonly AnsweredQuestion[];
      /** Asked beyond what one reply can hold. */
      readonly leftOut: readonly string[];
    };

/** More answers than these are not read in one message. */
const MOST_QUESTIONS = 4;

/**
 * Answers a message that may hold several questions, each in turn; a later one may lean on the one before (装机要几天？移机呢？). Each is recorded as a
 * question of its own, the first under the message's id.
 */
export async function askMessage(context: ServiceContext, input: AskInput): Promise<AskedMessage> {
  const questions = input.chosenId === undefined ? splitQuestions(input.question) : [input.question];
  if (questions.length === 1)
    return { kind: 'one', result: await askStandard(context, { ...input, question: questions[0]! }) };
  const answers: AnsweredQuestion[] = [];
  let { previous } = input;
  for (const [at, question] of questions.slice(0, MOST_QUESTIONS).entries()) {
    const questionId = at === 0 ? input.questionId : `${input.questionId}#${at + 1}`;
    const result = await askStandard(context, {
      actor: input.actor,
      question,
      questionId,
      ...(previous ? { previous } : {}),
      // The answers stand together: no one of them could be asked back about.
      mayAskBack: false,
      short: true,
    });
    answers.push({ question, questionId, result });
    previous = result.subject ?? undefined;
  }
  return { kind: 'several', answers, leftOut: questions.slice(MOST_QUESTIONS) };
}
