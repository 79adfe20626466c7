import { type LiabilityRule, liabilityRuleAt } from '../../domain/liability/rule.ts';
import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { advocatesIn, type Spoken } from './advocates.ts';
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

/** How a 责任认定 asked for at a moment runs. */
export async function loadLiabilityRule(
  db: Tx | Prisma,
  at: Date,
): Promise<Pick<LiabilityRule, 'decisionWorkingDays' | 'clocksNeedEvidence'>> {
  return liabilityRuleAt(await db.liabilityRule.findMany(), at);
}

/** By when a 责任认定 is to be decided, as notices and views say it; empty where it was asked for before there was a deadline. */
export function decisionDue({ dueAt, dueBasis }: { dueAt: Date | null; dueBasis: unknown }): {
  dueAt?: string;
  dueBasis?: DueBasis;
} {
  return dueAt ? { dueAt: dueAt.toISOString(), dueBasis: dueBasis as DueBasis } : {};
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

/** What the deciding rule asks about a 责任认定: nobody of either side decides, nor who has spoken for one as a stand-in. */
export function matterOf(review: Sides & Spoken): { concernedUnitIds: string[]; advocateIds: string[] } {
  return { concernedUnitIds: concernedUnits(review), advocateIds: advocatesIn(review) };
}

export function reviewDeciders(review: Sides & Spoken, people: DecidingPeople): readonly string[] {
  return eligibleDeciders({ ...matterOf(review), ...people }).ids;
}
