import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { type AnswerInput, type AnswerOutcome, answerWithin } from './answer-rectification.ts';

export interface GroupAnswer {
  readonly actor: Actor;
  readonly submissionId: string;
  /** What is answered, each with its own words and what proves it. */
  readonly answers: readonly Pick<AnswerInput, 'no' | 'cause' | 'measure' | 'result' | 'fileIds'>[];
}

/**
 * Answers several 整改通知 each with its own words and files: all or none in one transaction, each released and verified on its
 * own afterwards. One that was answered meanwhile is told as such. Done once.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function answerGroup(context: ServiceContext, input: GroupAnswer): Promise<AnswerOutcome[]> {
  const { actor, answers, submissionId } = input;
  const now = context.clock.now();
  // Always in one order, so that two people answering the same ones do not wait for each other.
  const inOrder = [...answers].sort((a, b) => (a.no < b.no ? -1 : 1));
  return context.db.transaction(async tx => {
    const outcomes: AnswerOutcome[] = [];
    for (const each of inOrder)
      outcomes.push(
        await answerWithin(context, tx, { actor, ...each, submissionId: `${submissionId}:${each.no}`, now }),
      );
    return outcomes;
  });
}
