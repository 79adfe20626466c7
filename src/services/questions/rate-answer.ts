import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canRateQuestion } from '../../domain/permissions/questions.ts';
import { questionKey } from '../../domain/questions/question-key.ts';
import { isWorthCollecting } from '../../domain/questions/worth-collecting.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { type BacklogCause, collectQuestion, factsOf, isAwaited } from './collect-question.ts';

export interface Rated {
  readonly useful: boolean;
  readonly reason: string;
  /** Whether it was rated the other way before. */
  readonly changed: boolean;
  /** Whether it stands in the backlog now and is to be settled. */
  readonly collected: boolean;
}

const CAUSES: Readonly<Record<string, BacklogCause>> = {
  none: 'unanswered',
  candidates: 'uncertain',
  clarify: 'uncertain',
};

/**
 * 有用/没用 about an answer, by who asked; the last word counts. 没用 puts the question into the backlog, 有用 takes back what a 没用 put there,
 * and makes the question a candidate for a confirmed one, which an officer decides.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function rateAnswer(
  context: ServiceContext,
  input: { actor: Actor; questionId: string; useful: boolean; reason?: string },
): Promise<Rated> {
  const { actor, questionId, useful } = input;
  const reason = useful ? '' : (input.reason ?? '');
  const now = context.clock.now();
  const { index } = await context.library.on(now);
  return context.db.transaction(async tx => {
    const record = await tx.questionRecord.findUnique({ where: { id: questionId }, include: { feedback: true } });
    if (!record) throw new AppError('notFound');
    assertAllowed(canRateQuestion(actor, record));
    const text = record.understoodAs ?? record.text;
    const before = record.feedback;
    const changed = before !== null && before.useful !== useful;
    const rating = {
      useful,
      // A second tap on 没用 does not take back the reason that was given with the first.
      reason: reason === '' && before && !before.useful && !useful ? before.reason : reason,
      at: now,
      key: questionKey(text),
      ...(changed ? { reviewedAt: null } : {}),
    };
    await tx.questionFeedback.upsert({
      where: { questionId },
      create: { ...rating, questionId, staffId: actor.id },
      update: rating,
    });
    const rated = { useful, reason: rating.reason, changed };
    if (useful) {
      // What found nothing is missing whatever is said of it.
      if (changed && record.outcome !== 'none') await takeBack(tx, record);
      return { ...rated, collected: record.outcome === 'none' && record.backlogId !== null };
    }
    if (record.outcome === 'none' && !isWorthCollecting(text, factsOf(text, index), true)) {
      return { ...rated, collected: false };
    }
    if (record.backlogId === null) {
      const cause = CAUSES[record.outcome] ?? 'badlyRated';
      return { ...rated, collected: await collectQuestion(tx, { questionId, text, cause, reason, at: now }) };
    }
    if (reason !== '') await tx.backlogQuestion.update({ where: { id: record.backlogId }, data: { reason } });
    return { ...rated, collected: await isAwaited(tx, { questionId }) };
  });
}

/** Counts the question no longer. A row that nobody misses any more closes itself, and opens again with the next who does. */
async function takeBack(tx: Tx, record: { id: string; backlogId: string | null }): Promise<void> {
  if (record.backlogId === null) return;
  await tx.questionRecord.update({ where: { id: record.id }, data: { backlogId: null } });
  await tx.$executeRaw`
    UPDATE "BacklogQuestion" SET count = count - 1,
      status = CASE WHEN count <= 1 AND status = 'open' THEN 'dismissed' ELSE status END
    WHERE id = ${record.backlogId}`;
}
