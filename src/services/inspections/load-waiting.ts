import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { Reviewed } from '../review/what-was-shown.ts';
import { WITH_FACTS } from './result-facts.ts';

/**
 * The submission that goes by a 单号: one that waits for its review before all, a correction too, which has the 单号 of the result it
 * corrects; else the result itself.
 *
 * @throws AppError `notFound`
 */
export async function loadSubmission(tx: Tx, no: string) {
  const include = { ...WITH_FACTS, reviews: { orderBy: { at: 'asc' as const } } };
  const waiting = await tx.inspection.findFirst({
    where: { status: 'submitted', releasedAt: null, OR: [{ no }, { previous: { no } }] },
    include,
  });
  const row = waiting ?? (await tx.inspection.findUnique({ where: { no }, include }));
  if (!row) throw new AppError('notFound', { no });
  return row;
}

export type LoadedSubmission = Awaited<ReturnType<typeof loadSubmission>>;

export const awaitsReview = (row: { status: string; releasedAt: Date | null }): boolean =>
  row.status === 'submitted' && row.releasedAt === null;

/** This very submission, as something a reviewer has or has not had before them: no notice carries it whole. */
export function reviewedSubmission(row: Pick<LoadedSubmission, 'id' | 'reviews'>): Reviewed {
  return { type: 'inspection', id: `${row.id}:${row.reviews.length}`, dedupeKey: null };
}
