import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canDecideVersion } from '../../../domain/permissions/standards.ts';
import { type ApprovalStage, type DecisionStep, preparerOf, stageOf } from '../../../domain/standards/approval.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { wasShown } from '../../review/what-was-shown.ts';
import { approverOf, loadApprovers, withJointReviewers } from '../../standards/approvers.ts';
import { askNext } from './ask-next.ts';
import { type LoadedDraft, loadDraft, lockDraft, reviewedDraft } from './load-draft.ts';
import { remindLater } from './remind-approval.ts';

export type DecideDraftOutcome =
  | { kind: 'approved'; no: string; title: string; step: DecisionStep; stage: ApprovalStage; asked: string[] }
  | { kind: 'returned'; no: string; title: string; step: DecisionStep }
  | { kind: 'notShown'; no: string }
  | { kind: 'wrongState'; no: string; stage: ApprovalStage };

/**
 * 复核, 会审 or 审定, whichever is next: taken, or returned with a reason, which ends the round.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function decideDraft(
  context: ServiceContext,
  input: {
    actor: Actor;
    no: string;
    submissionId: string;
    decision: { kind: 'approve' } | { kind: 'return'; reason: string };
  },
): Promise<DecideDraftOutcome> {
  const { actor, no, submissionId, decision } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const work = async (): Promise<DecideDraftOutcome> => {
      const draft = await lockDraft(tx, no);
      const approvers = withJointReviewers(await loadApprovers(context, tx), draft.jointReviewerIds);
      const stage = stageOf(draft.approval);
      if (stage.kind !== 'step') return { kind: 'wrongState', no, stage };
      const { step } = stage;
      assertAllowed(canDecideVersion(draft.approval, step, approverOf(actor, approvers)));
      if (!(await wasShown(tx, actor.id, reviewedDraft(draft)))) return { kind: 'notShown', no };
      const approved = decision.kind === 'approve';
      await record(context, tx, { draft, step, actor, note: approved ? '' : decision.reason, approved, now });
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      const { title } = draft;
      if (!approved) {
        await endRound(context, tx, { draft, actor, reason: decision.reason, now });
        return { kind: 'returned', no, title, step };
      }
      const after = await loadDraft(tx, no);
      const next = stageOf(after.approval);
      // Of several joint reviewers the last one's word is news.
      const asked =
        next.kind === 'step' && next.step !== step ? await askNext(context, tx, { draft: after, approvers, now }) : [];
      if (next.kind === 'approved') await askToIssue(context, tx, { draft: after, actor, now });
      return { kind: 'approved', no, title, step, stage: next, asked };
    };
    return (await context.once(tx, { submissionId, useCase: 'decideDraft', at: now }, work)).result;
  });
}

async function record(
  context: ServiceContext,
  tx: Tx,
  input: { draft: LoadedDraft; step: DecisionStep; actor: Actor; approved: boolean; note: string; now: Date },
): Promise<void> {
  const { draft, step, actor, approved, note, now } = input;
  await tx.bulletinApproval.create({
    data: {
      ...{ id: randomUUID(), draftId: draft.id, round: draft.round, step, staffId: actor.id },
      ...{ approved, note, at: now },
    },
  });
  await context.recordAudit(tx, {
    ...{ at: now, actorId: actor.id, action: approved ? 'bulletin.approved' : 'bulletin.returned' },
    ...{ subjectType: 'bulletinDraft', subjectId: draft.id, detail: { no: draft.no, round: draft.round, step } },
  });
}

/** It is a draft again, and nobody has to decide about it; its preparer learns why. */
async function endRound(
  context: ServiceContext,
  tx: Tx,
  { draft, actor, reason, now }: { draft: LoadedDraft; actor: Actor; reason: string; now: Date },
): Promise<void> {
  const { id, no, title, round } = draft;
  await tx.bulletinDraft.update({ where: { id }, data: { round: round + 1 } });
  await tx.notice.updateMany({
    where: {
      refNo: no,
      code: { in: ['bulletinToDecide', 'bulletinApprovalReminder'] },
      status: { in: ['queued', 'sent', 'acknowledged'] },
    },
    data: { status: 'handled', handledAt: now },
  });
  const recipientId = preparerOf(draft.approval)!;
  await context.notices.queue(tx, now, [
    {
      recipientId,
      ref: { type: 'bulletinDraft', no },
      dedupeKey: `bulletinReturned:${no}:${round}:${recipientId}`,
      content: { code: 'bulletinReturned', no, title, byName: actor.name, reason },
    },
  ]);
}

/** Approved: every quality officer may issue it now. */
async function askToIssue(
  context: ServiceContext,
  tx: Tx,
  { draft: { no, title, round }, actor, now }: { draft: LoadedDraft; actor: Actor; now: Date },
): Promise<void> {
  const officers = await context.directory.withRole(tx, 'qualityOfficer');
  await context.notices.queue(
    tx,
    now,
    officers.map(({ id: recipientId }) => ({
      recipientId,
      ref: { type: 'bulletinDraft', no },
      dedupeKey: `bulletinApproved:${no}:${round}:${recipientId}`,
      content: { code: 'bulletinApproved', no, title, byName: actor.name },
    })),
  );
  await remindLater(context, tx, { no, round, step: 'issue', since: now });
}
