import type { InspectionTimer } from '../../domain/inspections/timers.ts';
import type { ServiceContext } from '../context.ts';
import { reviewersOf } from '../inspections/reviewers.ts';
import { disputedFiling, disputeFacts, loadDispute } from './load-dispute.ts';

/** Reminds those who decide of a dispute that is still open. */
export async function remindDispute(
  context: ServiceContext,
  timer: Extract<InspectionTimer, { kind: 'disputeReminder' }>,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const row = await tx.findingDispute.findUnique({ where: { id: timer.id }, select: { no: true, status: true } });
    if (row?.status !== 'open') return;
    const dispute = await loadDispute(tx, row.no);
    const facts = await disputeFacts(tx, dispute);
    await context.notices.queue(
      tx,
      now,
      (await reviewersOf(context, tx, { ...dispute.finding.inspection, ...disputedFiling(dispute) })).map(
        recipientId => ({
          recipientId,
          content: { code: 'disputeReminder', ...facts },
          ref: { type: 'dispute', no: facts.no },
          dedupeKey: `disputeReminder:${facts.no}:${recipientId}`,
        }),
      ),
    );
  });
}
