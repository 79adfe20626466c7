import { randomUUID } from 'node:crypto';
import type { OwedMeanwhile } from '../../domain/liability/owed-meanwhile.ts';
import type { LiabilitySubjectType } from '../../domain/liability/subject.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canState, speaksFor, spokenFor } from '../../domain/permissions/liability.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { pauseClocks } from '../supervision/pause-clocks.ts';
import { letsWait, lockSubject, waitingOrders } from './load-liability-subject.ts';
import { loadDecidingPeople, loadUnitNames } from './load-people.ts';
import { askedUnits, type LoadedReview, loadReview, reviewDeciders } from './load-review.ts';
import { owedMeanwhile } from './owed-meanwhile.ts';

export type AddStatementOutcome =
  /** `owed`: the deadlines of the record, where the evidence of the unit that contests lets them stand still from now on. */
  { kind: 'added'; no: string; owed?: OwedMeanwhile[] } | { kind: 'closed'; no: string };

/**
 * 补充说明: a side that is asked, or the unit that contests, states its view, with what proves it, while the 责任认定 is open; kept beside the first
 * words under its own name. The first evidence of the unit that contests lets stand still what is owed.
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
  const sides = [...askedUnits(review), review.unitId];
  assertAllowed(canState(input.actor, sides));
  const unitId = spokenFor(input.actor, sides)!;
  const byForId = speaksFor(input.actor, unitId);
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
        data: { id, submissionId, reviewId: review.id, unitId, byId: input.actor.id, byForId, text, at: now },
      });
      await addEvidence(tx, {
        fileIds: input.fileIds,
        subjectType: 'liabilityStatement',
        subjectId: id,
        byId: input.actor.id,
        at: now,
      });
      const proves = unitId === review.unitId && input.fileIds.length > 0;
      const owed = proves ? await letStand(tx, review, now) : undefined;
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
        detail: { no, unitId, ...(byForId && { forId: byForId }) },
      });
      return { kind: 'added', no, ...(owed && { owed }) };
    });
    return result;
  });
}

/** What is owed stands still from now on, where it did not yet and can. The review's row is held. */
async function letStand(
  tx: Tx,
  review: Pick<LoadedReview, 'id' | 'subjectNo'>,
  now: Date,
): Promise<OwedMeanwhile[] | undefined> {
  const subject = await lockSubject(tx, review.subjectNo);
  if (!letsWait(subject)) return undefined;
  const { count } = await tx.liabilityReview.updateMany({
    where: { id: review.id, standsSince: null },
    data: { standsSince: now },
  });
  if (count === 0) return undefined;
  const orders = waitingOrders(subject);
  if (orders) await pauseClocks(tx, orders, now);
  return owedMeanwhile(tx, subject, { stands: true, now });
}
