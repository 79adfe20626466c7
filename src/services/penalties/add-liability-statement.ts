import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canState } from '../../domain/permissions/liability.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople, loadUnitNames } from './load-people.ts';
import { loadReview, reviewDeciders } from './load-review.ts';

export type AddStatementOutcome = { kind: 'added'; no: string } | { kind: 'closed'; no: string };

/**
 * 补充说明: the side named instead states its view, while the 责任认定 is open. The words follow the first side's under the
 * stating unit's name; the audit trail keeps who and when.
 *
 * @throws AppError notFound, forbidden.
 */
export async function addLiabilityStatement(
  context: ServiceContext,
  input: { actor: Actor; no: string; text: string; submissionId: string },
): Promise<AddStatementOutcome> {
  const now = context.clock.now();
  const { prisma } = context.db;
  const { no, ...review } = await loadReview(prisma, input.no);
  assertAllowed(canState(input.actor, review.proposedUnitId));
  const nameOf = await loadUnitNames(prisma);
  const statingUnitName = nameOf(review.proposedUnitId ?? '');
  return context.db.transaction(async tx => {
    const receipt = { submissionId: input.submissionId, useCase: 'penalties.state', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<AddStatementOutcome> => {
      const added = `\n${statingUnitName}：${input.text}`;
      // Appended by the database itself, so that two statements at once both stay.
      const count = await tx.$executeRaw`
        UPDATE "LiabilityReview" SET statement = statement || ${added} WHERE id = ${review.id} AND status = 'open'`;
      if (count === 0) return { kind: 'closed', no };
      const people = await loadDecidingPeople(context, tx);
      const content = {
        code: 'liabilityStatementAdded' as const,
        no,
        subjectType: review.subjectType as 'rectification' | 'supervision' | 'penalty',
        subjectNo: review.subjectNo,
        unitName: nameOf(review.unitId),
        statingUnitName,
        statement: input.text,
      };
      await context.notices.mark(tx, now, { recipientId: input.actor.id, refNo: no }, 'handled');
      await context.notices.queue(
        tx,
        now,
        reviewDeciders({ no, ...review }, people).map(recipientId => ({
          recipientId,
          ref: { type: 'liability' as const, no },
          content,
          dedupeKey: `liabilityStatementAdded:${no}:${recipientId}:${input.submissionId}`,
        })),
      );
      await context.recordAudit(tx, {
        at: now,
        actorId: input.actor.id,
        action: 'liability.stated',
        subjectType: 'liability',
        subjectId: review.id,
        detail: { no, unitId: review.proposedUnitId },
      });
      return { kind: 'added', no };
    });
    return result;
  });
}
