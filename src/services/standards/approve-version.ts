import { randomUUID } from 'node:crypto';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideVersion, canSubmitVersion } from '../../domain/permissions/standards.ts';
import {
  type ApprovalStage,
  type ApprovalStep,
  type DecisionStep,
  preparerOf,
  stageOf,
} from '../../domain/standards/approval.ts';
import type { StandardNotice } from '../../domain/standards/notices.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { wasShown } from '../review/what-was-shown.ts';
import { approverOf, loadApprovers, withJointReviewers } from './approvers.ts';
import { askNext } from './ask-next.ts';
import { editionFacts, type LoadedVersion, loadVersion, lockVersion } from './load-version.ts';
import { reviewedVersion } from './reviewed-version.ts';
import { changesOf, newsOf } from './version-news.ts';

interface Named {
  readonly no: string;
  readonly title: string;
  readonly label: string;
}

export type ApproveResult =
  | ({ kind: 'approved'; step: DecisionStep; stage: ApprovalStage } & Named)
  | ({ kind: 'returned'; step: DecisionStep; preparerId: string } & Named)
  /** Its text of this round was not before this person's eyes. */
  | { kind: 'notShown'; no: string }
  | { kind: 'wrongState'; no: string; step: DecisionStep; stage: ApprovalStage };

/**
 * 复核, 会审, 审定: takes the step, or returns the version with a reason, which ends the round.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function decideVersion(
  context: ServiceContext,
  input: {
    actor: Actor;
    no: string;
    step: DecisionStep;
    submissionId: string;
    decision: { kind: 'approve' } | { kind: 'return'; reason: string };
  },
): Promise<ApproveResult> {
  const { actor, no, step, submissionId, decision } = input;
  const { prisma } = context.db;
  const now = context.clock.now();
  const news = newsOf(await changesOf(prisma, await loadVersion(prisma, { no })));
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'decideVersion', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<ApproveResult> => {
      const version = await lockVersion(tx, { no });
      const approvers = withJointReviewers(await loadApprovers(context, tx), version.jointReviewerIds);
      assertAllowed(canDecideVersion(version.approval, step, approverOf(actor, approvers)));
      const stage = stageOf(version.approval);
      if (stage.kind !== 'step' || stage.step !== step) return { kind: 'wrongState', no, step, stage };
      if (!(await wasShown(tx, actor.id, reviewedVersion(version)))) return { kind: 'notShown', no };
      const approved = decision.kind === 'approve';
      const note = approved ? '' : decision.reason;
      await record(context, tx, { version, step, actor, approved, note, now });
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      const named = editionFacts(version);
      const preparerId = preparerOf(version.approval)!;
      if (!approved) {
        await endRound(context, tx, { version, step, actor, reason: note, now });
        return { kind: 'returned', step, preparerId, ...named };
      }
      const after = await loadVersion(tx, { no });
      const next = stageOf(after.approval);
      // Of several joint reviewers the last one's word is news.
      if (next.kind === 'step' && next.step !== step) {
        await askNext(context, tx, { version: after, news, approvers, now });
        const content = { code: 'standardStepTaken', ...named, step, byName: actor.name, next: next.step } as const;
        await tell(context, tx, now, preparerId, after, content);
      }
      if (next.kind === 'approved') await askToPublish(context, tx, { version: after, actor, now });
      return { kind: 'approved', step, stage: next, ...named };
    });
    return result;
  });
}

export type TakeBackResult = ({ kind: 'takenBack' } & Named) | { kind: 'wrongState'; no: string; stage: ApprovalStage };

/**
 * 撤回审批: a quality officer takes a version back while it is under approval or approved, to change it. It is a draft again.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function takeBackVersion(
  context: ServiceContext,
  input: { actor: Actor; no: string; reason: string; submissionId: string },
): Promise<TakeBackResult> {
  const { actor, no, reason, submissionId } = input;
  assertAllowed(canSubmitVersion(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'takeBackVersion', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<TakeBackResult> => {
      const version = await lockVersion(tx, { no });
      const stage = stageOf(version.approval);
      if (stage.kind !== 'step' && stage.kind !== 'approved') return { kind: 'wrongState', no, stage };
      // A person has one act of each step in a round; the preparer's own of 编制 is taken.
      const current = stage.kind === 'step' ? stage.step : 'approve';
      const step = preparerOf(version.approval) === actor.id ? current : 'prepare';
      await record(context, tx, { version, step, actor, approved: false, note: reason, now });
      await endRound(context, tx, { version, step, actor, reason, now });
      return { kind: 'takenBack', ...editionFacts(version) };
    });
    return result;
  });
}

async function record(
  context: ServiceContext,
  tx: Tx,
  input: { version: LoadedVersion; step: ApprovalStep; actor: Actor; approved: boolean; note: string; now: Date },
): Promise<void> {
  const { version, step, actor, approved, note, now } = input;
  await tx.versionApproval.create({
    data: {
      ...{ id: randomUUID(), versionId: version.id, round: version.round, step, staffId: actor.id },
      ...{ approved, note, at: now },
    },
  });
  await context.recordAudit(tx, {
    ...{ at: now, actorId: actor.id, action: approved ? 'standard.approved' : 'standard.returned' },
    ...{ subjectType: 'standardVersion', subjectId: version.id },
    detail: { no: version.no, round: version.round, step },
  });
}

/** The version is a draft again, and nobody has to decide about it; its preparer learns why. */
async function endRound(
  context: ServiceContext,
  tx: Tx,
  input: { version: LoadedVersion; step: ApprovalStep; actor: Actor; reason: string; now: Date },
): Promise<void> {
  const { version, step, actor, reason, now } = input;
  await tx.standardVersion.update({ where: { id: version.id }, data: { round: version.round + 1 } });
  await tx.notice.updateMany({
    where: {
      refNo: version.no,
      code: { in: ['standardToDecide', 'standardApprovalReminder', 'standardToPublish'] },
      status: { in: ['queued', 'sent', 'acknowledged'] },
    },
    data: { status: 'handled', handledAt: now },
  });
  const preparerId = preparerOf(version.approval)!;
  if (preparerId === actor.id) return;
  const content = { code: 'standardReturned', ...editionFacts(version), step, byName: actor.name, reason } as const;
  await tell(context, tx, now, preparerId, version, content);
}

/** Approved: every quality officer may publish it now. */
async function askToPublish(
  context: ServiceContext,
  tx: Tx,
  { version, actor, now }: { version: LoadedVersion; actor: Actor; now: Date },
): Promise<void> {
  const content = {
    code: 'standardToPublish',
    ...editionFacts(version),
    byName: actor.name,
    from: version.effectiveFrom.toISOString(),
  } as const;
  for (const { id } of await context.directory.withRole(tx, 'qualityOfficer')) {
    await tell(context, tx, now, id, version, content);
  }
}

async function tell(
  context: ServiceContext,
  tx: Tx,
  now: Date,
  recipientId: string,
  version: LoadedVersion,
  content: Extract<StandardNotice, { code: 'standardStepTaken' | 'standardReturned' | 'standardToPublish' }>,
): Promise<void> {
  const step = 'step' in content ? content.step : '';
  const notice: NewNotice = {
    recipientId,
    ref: { type: 'standard', no: version.no! },
    dedupeKey: `${content.code}:${version.no}:${version.round}:${step}:${recipientId}`,
    content,
  };
  await context.notices.queue(tx, now, [notice]);
}
