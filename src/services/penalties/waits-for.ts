import type { Prisma, Tx } from '../../store/database.ts';
import { loadReviewsOf } from './load-reviews.ts';

/** What has to be decided before a deduction can be. */
export type AwaitedDecision =
  | { readonly kind: 'liabilityOpen'; readonly reviewNo: string }
  /** Whether the finding is right is not decided yet. */
  | { readonly kind: 'disputeOpen'; readonly disputeNo: string };

/** An open 责任认定 about a deduction or its origin, or an open 异议 about its finding; undefined when it can be decided. */
export async function waitsFor(
  db: Tx | Prisma,
  entry: { id: string; subjectType: string; subjectId: string },
): Promise<AwaitedDecision | undefined> {
  const review = (await loadReviewsOf(db, entry)).find(({ status }) => status === 'open');
  if (review) return { kind: 'liabilityOpen', reviewNo: review.no };
  const dispute =
    entry.subjectType === 'finding'
      ? await db.findingDispute.findUnique({ where: { findingId: entry.subjectId } })
      : null;
  return dispute?.status === 'open' ? { kind: 'disputeOpen', disputeNo: dispute.no } : undefined;
}
