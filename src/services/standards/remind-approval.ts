import { nextApprovers, stageOf } from '../../domain/standards/approval.ts';
import type { StandardTimer } from '../../domain/standards/timers.ts';
import type { ServiceContext } from '../context.ts';
import { loadApprovers, withJointReviewers } from './approvers.ts';
import { remindLater } from './ask-next.ts';
import { editionFacts, loadVersion } from './load-version.ts';

/** Reminds whoever has not decided about a version that waits for them, and looks again some days later. */
export async function remindApproval(
  context: ServiceContext,
  timer: Extract<StandardTimer, { kind: 'standardApprovalReminder' }>,
): Promise<void> {
  const now = context.clock.now();
  const { id, round, step, since } = timer;
  await context.db.transaction(async tx => {
    const version = await loadVersion(tx, { id });
    const stage = stageOf(version.approval);
    if (version.round !== round || stage.kind !== 'step' || stage.step !== step) return;
    const approvers = withJointReviewers(await loadApprovers(context, tx), version.jointReviewerIds);
    await context.notices.queue(
      tx,
      now,
      nextApprovers(version.approval, approvers).map(recipientId => ({
        recipientId,
        ref: { type: 'standard', no: version.no! },
        dedupeKey: `standardApprovalReminder:${version.no}:${round}:${step}:${recipientId}:${now.toISOString()}`,
        content: { code: 'standardApprovalReminder', ...editionFacts(version), step, since },
      })),
    );
    await remindLater(context, tx, { version, step, since: new Date(since), from: now });
  });
}
