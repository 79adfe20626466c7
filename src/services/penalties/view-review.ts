import type { LiabilitySubjectType } from '../../domain/liability/subject.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeReview, canState } from '../../domain/permissions/liability.ts';
import { canDecidePenalty } from '../../domain/permissions/penalties.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople, loadNames, loadUnitNames } from './load-people.ts';
import { concernedUnits, loadReview } from './load-review.ts';
import { seesSubject } from './sees-subject.ts';

export interface ReviewView {
  readonly no: string;
  readonly subjectType: LiabilitySubjectType;
  readonly subjectNo: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly statement: string;
  readonly proposedUnit: { id: string; name: string } | null;
  readonly filedAt: Date;
  readonly files: number;
  readonly status: 'open' | 'upheld' | 'moved';
  readonly decision: { byName: string; at: Date; reason: string; movedToName: string | null } | null;
  /** What this person may do about it now. */
  readonly canDecide: boolean;
  readonly canState: boolean;
  /** Whether this person may look at the record itself. */
  readonly seesSubject: boolean;
}

/** A 责任认定 with both sides' words. @throws AppError notFound, forbidden. */
export async function viewReview(context: ServiceContext, input: { actor: Actor; no: string }): Promise<ReviewView> {
  const { prisma } = context.db;
  const { actor } = input;
  const review = await loadReview(prisma, input.no);
  const sides = [...concernedUnits(review), ...(review.movedToUnitId === null ? [] : [review.movedToUnitId])];
  assertAllowed(canSeeReview(actor, sides));
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const unitNameOf = await loadUnitNames(prisma);
  const nameOf = await loadNames(prisma, [review.decidedById]);
  const files = await prisma.evidence.count({ where: { subjectType: 'liability', subjectId: review.id } });
  const { decidedById, decidedAt, proposedUnitId, movedToUnitId } = review;
  const open = review.status === 'open';
  const subjectType = review.subjectType as LiabilitySubjectType;
  return {
    no: review.no,
    subjectType,
    subjectNo: review.subjectNo,
    unitId: review.unitId,
    unitName: unitNameOf(review.unitId),
    statement: review.statement,
    proposedUnit: proposedUnitId === null ? null : { id: proposedUnitId, name: unitNameOf(proposedUnitId) },
    filedAt: review.at,
    files,
    status: review.status,
    decision:
      decidedById !== null && decidedAt !== null
        ? {
            byName: nameOf(decidedById),
            at: decidedAt,
            reason: review.decision,
            movedToName: movedToUnitId === null ? null : unitNameOf(movedToUnitId),
          }
        : null,
    canDecide: open && canDecidePenalty(actor, { concernedUnitIds: concernedUnits(review), qualityOfficers }).allowed,
    canState: open && canState(actor, proposedUnitId).allowed,
    seesSubject: await seesSubject(context, actor, { type: subjectType, no: review.subjectNo }),
  };
}
