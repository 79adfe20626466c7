import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideWithdrawal, canProposeWithdrawal } from '../../domain/permissions/standards.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { answersToReview } from '../questions/mark-for-review.ts';
import { approverOf, loadApprovers } from './approvers.ts';
import { publicEditions } from './editions.ts';
import { editionFacts, type LoadedVersion, loadVersion, lockVersion } from './load-version.ts';
import { settleTimeline } from './publish-standard.ts';
import { raiseRevision } from './raise-revision.ts';
import { withdrawalReaders } from './withdrawal-readers.ts';

interface Named {
  readonly no: string;
  readonly title: string;
  readonly label: string;
}

export type ProposeResult =
  | ({ kind: 'proposed' } & Named)
  /** Only what is in force or will be can be withdrawn. */
  | { kind: 'notPublic'; no: string }
  | { kind: 'alreadyProposed'; no: string }
  | { kind: 'withdrawn'; no: string }
  /** No second person is there to confirm it. */
  | { kind: 'nobodyConfirms'; no: string };

/**
 * 作废: proposes to withdraw an edition. A second person confirms.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function proposeWithdrawal(
  context: ServiceContext,
  input: { actor: Actor; no: string; reason: string; submissionId: string },
): Promise<ProposeResult> {
  const { actor, no, reason, submissionId } = input;
  assertAllowed(canProposeWithdrawal(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'proposeWithdrawal', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<ProposeResult> => {
      const version = await lockVersion(tx, { no });
      const open = openness(version, now);
      if (open !== 'open') return { kind: open, no };
      const deciders = (await loadApprovers(context, tx)).filter(each => canDecideWithdrawal(each, actor.id).allowed);
      if (deciders.length === 0) return { kind: 'nobodyConfirms', no };
      await tx.standardVersion.update({
        where: { id: version.id },
        data: { withdrawnById: actor.id, withdrawnReason: reason },
      });
      await context.notices.queue(
        tx,
        now,
        deciders.map(({ id: recipientId }) => ({
          recipientId,
          ref: { type: 'standard', no },
          // Proposed anew after it was declined, it is news again.
          dedupeKey: `standardWithdrawalProposed:${no}:${recipientId}:${submissionId}`,
          content: { code: 'standardWithdrawalProposed', ...editionFacts(version), byName: actor.name, reason },
        })),
      );
      await audit(context, tx, version, actor, 'standard.withdrawalProposed', now);
      return { kind: 'proposed', ...editionFacts(version) };
    });
    return result;
  });
}

export type DecideWithdrawalResult =
  | ({ kind: 'withdrawn'; stays: string | null } & Named)
  | ({ kind: 'declined' } & Named)
  | { kind: 'notProposed'; no: string };

/**
 * 确认作废: the second person's word. From then on the edition answers only questions about the time before; one that was not in force yet
 * never was, and the edition before it stays.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function decideWithdrawal(
  context: ServiceContext,
  input: {
    actor: Actor;
    no: string;
    submissionId: string;
    decision: { kind: 'confirm' } | { kind: 'decline'; reason: string };
  },
): Promise<DecideWithdrawalResult> {
  const { actor, no, submissionId, decision } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'decideWithdrawal', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<DecideWithdrawalResult> => {
      const { standardId } = await loadVersion(tx, { no });
      // The standard before its versions, as a publication locks them: the other way round the two could wait for each other.
      await tx.$queryRaw`SELECT id FROM "Standard" WHERE id = ${standardId} FOR UPDATE`;
      const version = await lockVersion(tx, { no });
      const proposerId = version.withdrawnById;
      const approver = approverOf(actor, await loadApprovers(context, tx));
      assertAllowed(canDecideWithdrawal(approver, proposerId ?? ''));
      if (proposerId === null || version.withdrawnAt !== null) return { kind: 'notProposed', no };
      await settleNotices(tx, no, now);
      const named = editionFacts(version);
      if (decision.kind === 'decline') {
        await tx.standardVersion.update({
          where: { id: version.id },
          data: { withdrawnById: null, withdrawnReason: '' },
        });
        await context.notices.queue(tx, now, [
          {
            recipientId: proposerId,
            ref: { type: 'standard', no },
            dedupeKey: `standardWithdrawalDeclined:${no}:${submissionId}`,
            content: { code: 'standardWithdrawalDeclined', ...named, byName: actor.name, reason: decision.reason },
          },
        ]);
        await audit(context, tx, version, actor, 'standard.withdrawalDeclined', now);
        return { kind: 'declined', ...named };
      }
      const stays = await withdraw(context, tx, version, now);
      await audit(context, tx, version, actor, 'standard.withdrawn', now);
      return { kind: 'withdrawn', ...named, stays };
    });
    return result;
  });
}

/** @returns the label of the edition that stays in force, where this one had not begun. */
async function withdraw(context: ServiceContext, tx: Tx, version: LoadedVersion, now: Date): Promise<string | null> {
  await tx.standardVersion.update({ where: { id: version.id }, data: { status: 'withdrawn', withdrawnAt: now } });
  await settleTimeline(tx, version.standardId, version.id);
  await raiseRevision(tx);
  const stays =
    version.effectiveFrom >= now
      ? ((await publicEditions(tx, version.standardId)).findLast(each => each.effectiveFrom < version.effectiveFrom)
          ?.label ?? null)
      : null;
  await context.notices.queue(tx, now, await answersToReview(tx, { versionId: version.id }));
  // Nobody needs to read what is no longer in force.
  await tx.readConfirmation.deleteMany({ where: { versionId: version.id, confirmedAt: null } });
  await context.notices.queue(
    tx,
    now,
    (await withdrawalReaders(context, tx, version, now)).map(recipientId => ({
      recipientId,
      ref: { type: 'standard', no: version.no! },
      dedupeKey: `standardWithdrawn:${version.no}:${recipientId}`,
      content: { code: 'standardWithdrawn', ...editionFacts(version), reason: version.withdrawnReason, stays },
    })),
  );
  return stays;
}

/** Whether an edition can be withdrawn: public, and neither followed by the next one nor under proposal. */
function openness(version: LoadedVersion, now: Date): 'open' | 'notPublic' | 'alreadyProposed' | 'withdrawn' {
  if (version.status === 'withdrawn') return 'withdrawn';
  if (version.status === 'draft' || (version.effectiveTo !== null && version.effectiveTo <= now)) return 'notPublic';
  return version.withdrawnById === null ? 'open' : 'alreadyProposed';
}

async function settleNotices(tx: Tx, no: string, now: Date): Promise<void> {
  await tx.notice.updateMany({
    where: { refNo: no, code: 'standardWithdrawalProposed', status: { in: ['queued', 'sent', 'acknowledged'] } },
    data: { status: 'handled', handledAt: now },
  });
}

async function audit(
  context: ServiceContext,
  tx: Tx,
  version: LoadedVersion,
  actor: Actor,
  action: string,
  at: Date,
): Promise<void> {
  if (version.no === null) throw new AppError('notFound');
  await context.recordAudit(tx, {
    at,
    actorId: actor.id,
    action,
    subjectType: 'standardVersion',
    subjectId: version.id,
    detail: { no: version.no, label: version.label },
  });
}
