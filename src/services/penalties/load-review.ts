import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { DecidingPeople } from './load-people.ts';

/** @throws AppError `notFound`. */
export async function loadReview(db: Tx | Prisma, no: string) {
  const review = await db.liabilityReview.findUnique({ where: { no } });
  if (!review) throw new AppError('notFound', { no });
  return review;
}

export type LoadedReview = Awaited<ReturnType<typeof loadReview>>;

/** Nobody of either side decides: the unit that contests and the one it names. */
export function concernedUnits(review: { unitId: string; proposedUnitId: string | null }): string[] {
  return review.proposedUnitId === null ? [review.unitId] : [review.unitId, review.proposedUnitId];
}

export function reviewDeciders(review: LoadedReview, people: DecidingPeople): readonly string[] {
  return eligibleDeciders({ concernedUnitIds: concernedUnits(review), ...people }).ids;
}
