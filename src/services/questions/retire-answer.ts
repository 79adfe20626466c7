import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canWriteAnswer } from '../../domain/permissions/questions.ts';
import type { ServiceContext } from '../context.ts';
import { raiseRevision } from '../standards/raise-revision.ts';
import { type AnswerKind, loadAnswer } from './answer-row.ts';

export type RetireResult =
  | { kind: 'retired'; no: string; answerKind: AnswerKind }
  | { kind: 'alreadyRetired'; no: string; answerKind: AnswerKind };

/** 停用: it is given no more, from the next question on. It stays on record. @throws AppError `forbidden`, `notFound`. */
export async function retireAnswer(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; reason: string },
): Promise<RetireResult> {
  const { actor, no, reason } = input;
  assertAllowed(canWriteAnswer(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { result } = await context.once(
      tx,
      { submissionId: input.submissionId, useCase: 'retireAnswer', at: now },
      async (): Promise<RetireResult> => {
        const row = await loadAnswer(tx, no, now);
        const { count } = await tx.approvedAnswer.updateMany({
          where: { id: row.id, status: { not: 'retired' } },
          data: { status: 'retired', reviewReason: reason },
        });
        if (count === 0) return { kind: 'alreadyRetired', no, answerKind: row.kind };
        await raiseRevision(tx);
        await context.recordAudit(tx, {
          at: now,
          actorId: actor.id,
          action: 'answer.retired',
          subjectType: 'approvedAnswer',
          subjectId: row.id,
          detail: { no },
        });
        return { kind: 'retired', no, answerKind: row.kind };
      },
    );
    return result;
  });
}
