import { type ReviewReason, reviewReasonsSchema } from '../../domain/inspections/review-reasons.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canReviewInspection } from '../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../context.ts';
import { loadNames } from '../penalties/load-people.ts';
import { markShown } from '../review/what-was-shown.ts';
import { awaitsReview, loadSubmission, reviewedSubmission } from './load-waiting.ts';
import { factsOf, type ResultFacts } from './result-facts.ts';
import { decidingMatter } from './reviewers.ts';
import { type InspectionItemView, viewItems } from './view-items.ts';

export interface EarlierReview {
  readonly at: Date;
  readonly byName: string;
  readonly reasons: readonly ReviewReason[];
}

export type ViewedForReview =
  | {
      kind: 'waiting';
      facts: ResultFacts;
      inspectorName: string;
      note: string;
      /** Of a correction: its reason, and the score of the result it corrects. */
      correction: { reason: string; oldScore: string } | null;
      items: readonly InspectionItemView[];
      /** How often it went back, and why. */
      returns: readonly EarlierReview[];
    }
  /** Released, or back with its inspector. */
  | { kind: 'notWaiting'; no: string; status: 'released' | 'returned' | 'draft' };

/**
 * 复核测评: everything a submission says, before whoever may decide about it. That they have seen it is recorded: nothing is decided
 * unseen.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function viewForReview(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ViewedForReview> {
  const { actor } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const row = await loadSubmission(tx, input.no);
    assertAllowed(canReviewInspection(actor, row, await decidingMatter(context, tx, row)));
    const facts = await factsOf(tx, row);
    if (!awaitsReview(row)) {
      const status = row.releasedAt ? 'released' : row.status === 'returned' ? 'returned' : 'draft';
      return { kind: 'notWaiting', no: facts.no, status };
    }
    await markShown(context, tx, { actorId: actor.id, reviewed: reviewedSubmission(row), at: now });
    const editorId = row.correctedById ?? row.inspectorId;
    const nameOf = await loadNames(tx, [editorId, ...row.reviews.map(({ byId }) => byId)]);
    const before =
      row.previousId === null ? null : await tx.inspection.findUniqueOrThrow({ where: { id: row.previousId } });
    return {
      kind: 'waiting',
      facts,
      inspectorName: nameOf(editorId),
      note: row.note,
      correction: before && { reason: row.correction, oldScore: before.score?.toString() ?? '' },
      items: await viewItems(tx, row.id),
      returns: row.reviews
        .filter(({ decision }) => decision === 'returned')
        .map(({ at, byId, reasons }) => ({ at, byName: nameOf(byId), reasons: reviewReasonsSchema.parse(reasons) })),
    };
  });
}
