import { randomUUID } from 'node:crypto';
import type { LiabilitySubjectType } from '../../domain/liability/subject.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canState, spokenFor } from '../../domain/permissions/liability.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { loadDecidingPeople, loadUnitNames } from './load-people.ts';
import { askedUnits, loadReview, reviewDeciders } from './load-review.ts';

export type AddStatementOutcome = { kind: 'added'; no: string } | { kind: 'closed'; no: string };

/**
 * 补充说明: a side that is asked states its view, with what proves it, while the 责任认定 is open; kept beside the first side's words under
 * its own name.
 *
 * @throws AppError notFound, forbidden.
 */
export async function addLiabilityStatement(
  context: ServiceContext,
  input: { actor: Actor; no: string; text: string; fileIds: readonly string[]; submissionId: string },
): Promise<AddStatementOutcome> {
  const now = context.clock.now();
  const { prisma } = context.db;
  const { no, ...review } = await loadReview(prisma, input.no);
  const asked = askedUnits(review);
  assertAllowed(canState(input.actor, asked));
  const unitId = spokenFor(input.actor, asked)!;
  const nameOf = await loadUnitNames(prisma);
  const statingUnitName = nameOf(unitId);
  return context.db.transaction(async tx => {
    const receipt = { submissionId: input.submissionId, useCase: 'penalties.state', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<AddStatementOutcome> => {
      // Locked against a decision of the same moment, which would not have heard it.
      const open = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM "LiabilityReview" WHERE id = ${review.id} AND status = 'open' FOR UPDATE`;
      if (open.length === 0) return { kind: 'closed', no };
      const id = randomUUID();
      const { submissionId, text } = input;
      await tx.liabilityStatement.create({
        data: { id, submissionId, reviewId: review.id, unitId, byId: input.actor.id, text, at: now },
      });
      await addEvidence(tx, {
        fileIds: input.fileIds,
        subjectType: 'liabilityStatement',
        subjectId: id,
        byId: input.actor.id,
        at: now,
      });
      const people = await loadDecidingPeople(context, tx);
      const content = {
        code: 'liabilityStatementAdded' as const,
        no,
        subjectType: review.subjectType as LiabilitySubjectType,
        subjectNo: review.subjectNo,
        unitName: nameOf(review.unitId),
        statingUnitName,
        statement: input.text,
      };
      await context.notices.mark(tx, now, { recipientId: input.actor.id, refNo: no }, 'handled');
      await context.notices.queue(
        tx,
        now,
        reviewDeciders(review, people).map(recipientId => ({
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
        detail: { no, unitId },
      });
      return { kind: 'added', no };
    });
    return result;
  });
}
