import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canManageQuestions } from '../../domain/permissions/questions.ts';
import { questionKey } from '../../domain/questions/question-key.ts';
import type { ClausePlace } from '../../domain/questions/regression.ts';
import type { ServiceContext } from '../context.ts';
import { raiseRevision } from '../standards/raise-revision.ts';
import type { ConfirmedQuestion } from './list-confirmed.ts';

export type RemoveResult =
  | { kind: 'removed'; question: ConfirmedQuestion }
  | { kind: 'unknown' }
  /** Confirmed for several clauses, or several nearly equal ones: which is meant? */
  | { kind: 'several'; questions: ConfirmedQuestion[] };

/**
 * Takes a confirmed question back. `place` where the same question stands at several clauses.
 *
 * @throws AppError `forbidden`.
 */
export async function removeQuestion(
  context: ServiceContext,
  input: { actor: Actor; question: string; place?: ClausePlace },
): Promise<RemoveResult> {
  assertAllowed(canManageQuestions(input.actor));
  const { actor, place } = input;
  const text = input.question.trim();
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const rows = await tx.clauseQuestion.findMany({
      where: place ? { standardId: place.standardId, path: place.path } : {},
      include: { standard: { select: { title: true } } },
      orderBy: [{ standardId: 'asc' }, { path: 'asc' }],
    });
    const exact = rows.filter(row => row.text === text);
    const equal = exact.length > 0 ? exact : rows.filter(row => questionKey(row.text) === questionKey(text));
    const questions = equal.map(({ text: found, standardId, path, standard }) => ({
      ...{ text: found, standardId, path },
      standard: standard.title,
    }));
    const [only, ...others] = questions;
    if (!only) return { kind: 'unknown' };
    if (others.length > 0) return { kind: 'several', questions };
    await tx.clauseQuestion.delete({ where: { id: equal[0]!.id } });
    await raiseRevision(tx);
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'question.removed',
      subjectType: 'clauseQuestion',
      subjectId: equal[0]!.id,
      detail: { standardId: only.standardId, path: only.path },
    });
    return { kind: 'removed', question: only };
  });
}
