import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { DecidingPeople } from './load-people.ts';

/** @throws AppError `notFound`. */
export async function loadReview(db: Tx | Prisma, no: string) {
  const review = await db.liabilityReview.findUnique({
    where: { no },
    include: { statements: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  if (!review) throw new AppError('notFound', { no });
  return review;
}

export type LoadedReview = Awaited<ReturnType<typeof loadReview>>;

type Sides = Pick<LoadedReview, 'unitId' | 'proposedUnitId' | 'askedUnitId' | 'responsibleUnitId'>;

/** The units asked for their view: the one named instead, or by the decider, and the one held responsible where another contests. */
export function askedUnits({ unitId, proposedUnitId, askedUnitId, responsibleUnitId }: Sides): string[] {
  const units = [proposedUnitId, askedUnitId, responsibleUnitId].flatMap(id =>
    id === null || id === unitId ? [] : [id],
  );
  return [...new Set(units)];
}

/** Nobody of either side decides: the unit that contests and those that are asked. */
export function concernedUnits(review: Sides): string[] {
  return [review.unitId, ...askedUnits(review)];
}

/** Those whose heads may read it: all sides, and where it went. */
export function reviewSides(review: Sides & Pick<LoadedReview, 'movedToUnitId'>): string[] {
  return [...concernedUnits(review), ...(review.movedToUnitId === null ? [] : [review.movedToUnitId])];
}

export function reviewDeciders(review: Sides, people: DecidingPeople): readonly string[] {
  return eligibleDeciders({ concernedUnitIds: concernedUnits(review), ...people }).ids;
}
