import { REVIEW_WORKING_DAYS } from '../../domain/inspections/response.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import type { ResultFacts } from './result-facts.ts';
import { reviewersOf } from './reviewers.ts';

/** Asks for the review of a submission, and reminds when it has waited too long. Part of submitting. */
export async function requestReview(
  context: ServiceContext,
  tx: Tx,
  input: { inspectionId: string; facts: ResultFacts; now: Date },
): Promise<void> {
  const { inspectionId, facts, now } = input;
  const row = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    include: { reviews: { select: { id: true } } },
  });
  const inspector = await tx.staff.findUnique({
    where: { id: row.correctedById ?? row.inspectorId },
    select: { name: true },
  });
  const reviews = row.reviews.length;
  const content = {
    code: 'inspectionToReview' as const,
    ...facts,
    inspectorName: inspector?.name ?? '',
    again: reviews > 0,
    correction: row.previousId !== null,
  };
  await context.notices.queue(
    tx,
    now,
    (await reviewersOf(context, tx, row)).map(recipientId => ({
      recipientId,
      content,
      ref: { type: 'inspection', no: facts.no },
      dedupeKey: `inspectionToReview:${inspectionId}:${reviews}:${recipientId}`,
    })),
  );
  const { dueAt } = context.calendar.addWorkingDays(now, REVIEW_WORKING_DAYS);
  await context.timers.schedule(tx, dueAt, `inspectionReview:${inspectionId}:${reviews}`, {
    kind: 'inspectionReviewReminder',
    id: inspectionId,
    reviews,
  });
}
