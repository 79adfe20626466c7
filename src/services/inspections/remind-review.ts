import type { InspectionTimer } from '../../domain/inspections/timers.ts';
import type { ServiceContext } from '../context.ts';
import { factsOf, WITH_FACTS } from './result-facts.ts';
import { reviewersOf } from './reviewers.ts';

type Timer = Extract<InspectionTimer, { kind: 'inspectionReviewReminder' }>;

/** Reminds the reviewers of a submission that still waits; says nothing about one that was decided or submitted anew. */
export async function remindReview(context: ServiceContext, timer: Timer): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const row = await tx.inspection.findUnique({
      where: { id: timer.id },
      include: { ...WITH_FACTS, _count: { select: { findings: true, reviews: true } } },
    });
    if (row?.status !== 'submitted' || row.releasedAt !== null || row._count.reviews !== timer.reviews) return;
    const facts = await factsOf(tx, row);
    const submittedAt = (row.submittedAt ?? now).toISOString();
    await context.notices.queue(
      tx,
      now,
      (await reviewersOf(context, tx, row)).map(recipientId => ({
        recipientId,
        content: { code: 'inspectionReviewReminder', ...facts, submittedAt },
        ref: { type: 'inspection', no: facts.no },
        dedupeKey: `inspectionReviewReminder:${row.id}:${timer.reviews}:${recipientId}`,
      })),
    );
  });
}
