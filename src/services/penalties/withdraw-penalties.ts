import { sumPoints, takingBackLine } from '../../domain/penalties/ledger.ts';
import { ASKING_CODES } from '../../domain/penalties/notices.ts';
import { isConfirmed } from '../../domain/penalties/status.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { spokespeopleOf } from '../org/spokespeople.ts';
import { factsOf } from './load-entry.ts';
import { loadUnitNames } from './load-people.ts';
import { lapseReversal } from './reversals/lapse-reversal.ts';
import { lockReviews, withdrawReviews } from './withdraw-reviews.ts';

/** `givenBack`: the points the ledger returns; null where none had been posted. */
export interface WithdrawnPenalty {
  no: string;
  givenBack: string | null;
}

/**
 * Ends the deductions of a finding that was corrected away, or voided with its result: a proposed one is not imposed, a confirmed one is reversed by a new
 * posting of what still stands (the ledger is never changed), an open appeal or 责任认定 about it is settled with it. Tells the unit's head, and who stands in for one on leave. Called
 * inside the transaction that takes it away; checks no permission.
 */
export async function withdrawPenalties(
  context: ServiceContext,
  tx: Tx,
  input: { findingId: string; inspectionNo: string; voided: boolean; actorId: string; now: Date },
): Promise<WithdrawnPenalty[]> {
  const { findingId, inspectionNo, voided, actorId, now } = input;
  await lockAbout(tx, findingId);
  const entries = await tx.penaltyEntry.findMany({
    where: { subjectType: 'finding', subjectId: findingId, status: { notIn: ['rejected', 'reversed'] } },
    include: { postings: true },
    orderBy: { no: 'asc' },
  });
  const withdrawn: WithdrawnPenalty[] = [];
  const unitNameOf = await loadUnitNames(tx);
  for (const entry of entries) {
    const posted = sumPoints(entry.postings.map(({ points }) => points.toString()));
    const line = isConfirmed(entry.status)
      ? takingBackLine(posted, voided ? 'resultVoided' : 'resultCorrected')
      : undefined;
    await tx.penaltyEntry.update({
      where: { id: entry.id },
      data: line ? { status: 'reversed', finalAt: now } : { status: 'rejected', decidedById: actorId, decidedAt: now },
    });
    if (line)
      await tx.penaltyPosting.create({
        data: {
          entryId: entry.id,
          unitId: entry.responsibleUnitId,
          period: entry.period,
          points: line.points,
          reason: line.reason,
          byId: actorId,
          at: now,
        },
      });
    await tx.scoreAppeal.updateMany({
      where: { entryId: entry.id, status: 'open' },
      data: { status: 'reversed', points: 0, decidedAt: now },
    });
    await withdrawReviews(context, tx, {
      subjects: [{ type: 'penalty', ids: [entry.id] }],
      because: { kind: voided ? 'voided' : 'correction', no: inspectionNo },
      ...{ actorId, now },
    });
    await lapseReversal(context, tx, { entry, causeNo: inspectionNo, actorId, now });
    await context.notices.dropHeld(tx, now, entry.no, ASKING_CODES);
    await context.recordAudit(tx, {
      at: now,
      actorId,
      action: 'penalty.withdrawn',
      subjectType: 'penalty',
      subjectId: entry.id,
      detail: { no: entry.no, inspectionNo },
    });
    const givenBack = line ? posted : null;
    withdrawn.push({ no: entry.no, givenBack });
    const told = await spokespeopleOf(context, tx, entry.responsibleUnitId);
    await context.notices.queue(
      tx,
      now,
      told.map(to => ({
        ...to,
        ref: { type: 'penalty', no: entry.no },
        content: {
          code: 'penaltyWithdrawn',
          ...factsOf(entry, unitNameOf(entry.responsibleUnitId)),
          inspectionNo,
          ...(voided && { voided }),
          givenBack,
        },
        dedupeKey: `penaltyWithdrawn:${entry.no}:${to.recipientId}`,
      })),
    );
  }
  return withdrawn;
}

/**
 * Takes a finding's entries with what is open about them, before any of it is read: what an appeal or a 冲销 gives back at the same moment must not be
 * given back twice. In the order of those who decide: the appeal or the 责任认定 comes before its entry.
 */
async function lockAbout(tx: Tx, findingId: string): Promise<void> {
  const rows = await tx.penaltyEntry.findMany({
    where: { subjectType: 'finding', subjectId: findingId },
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  await tx.$queryRaw`SELECT 1 FROM "ScoreAppeal" WHERE "entryId" = ANY(${ids}::text[]) ORDER BY no FOR UPDATE`;
  await lockReviews(tx, [{ type: 'penalty', ids }]);
  await tx.$queryRaw`SELECT 1 FROM "PenaltyEntry" WHERE id = ANY(${ids}::text[]) ORDER BY no FOR UPDATE`;
}
