import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canStateDispute } from '../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { reviewersOf } from '../inspections/reviewers.ts';
import { disputedFiling, disputeFacts, loadDispute, statementEvidence } from './load-dispute.ts';

export type StateDisputeOutcome =
  | { kind: 'stated'; no: string; ordinal: number; itemTitle: string }
  /** Said once already. */
  | { kind: 'alreadyStated'; no: string }
  /** Decided meanwhile. */
  | { kind: 'closed'; no: string };

/** Whether the inspector may still say something. @throws AppError `notFound`, `forbidden` */
export async function previewStatement(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<{ kind: 'open'; no: string } | Exclude<StateDisputeOutcome, { kind: 'stated' }>> {
  const dispute = await loadDispute(context.db.prisma, input.no);
  assertAllowed(canStateDispute(input.actor, disputedFiling(dispute)));
  if (dispute.status !== 'open') return { kind: 'closed', no: input.no };
  return { kind: dispute.statedAt === null ? 'open' : 'alreadyStated', no: input.no };
}

/**
 * 异议说明: the inspector's side of a dispute, with what proves it. Asked for once; the decision may go on without it. Whoever decides hears
 * of it and has to have seen it before deciding. Done once.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function stateDispute(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; text: string; fileIds: readonly string[] },
): Promise<StateDisputeOutcome> {
  const { actor, submissionId, no, text } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM "FindingDispute" WHERE no = ${no} FOR UPDATE`;
    const dispute = await loadDispute(tx, no);
    assertAllowed(canStateDispute(actor, disputedFiling(dispute)));
    const work = async (): Promise<StateDisputeOutcome> => {
      if (dispute.status !== 'open') return { kind: 'closed', no };
      if (dispute.statedAt !== null) return { kind: 'alreadyStated', no };
      await tx.findingDispute.update({
        where: { id: dispute.id },
        data: { statement: text, statedById: actor.id, statedAt: now },
      });
      await addEvidence(tx, {
        fileIds: input.fileIds,
        subjectType: 'disputeStatement',
        subjectId: statementEvidence(dispute.id),
        byId: actor.id,
        at: now,
      });
      const facts = await disputeFacts(tx, dispute);
      const deciders = await reviewersOf(context, tx, { ...dispute.finding.inspection, ...disputedFiling(dispute) });
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      await context.notices.queue(
        tx,
        now,
        deciders.map(recipientId => ({
          recipientId,
          content: { code: 'disputeStated', ...facts, statement: text },
          ref: { type: 'dispute', no },
          dedupeKey: `disputeStated:${no}:${recipientId}`,
        })),
      );
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: 'dispute.stated',
        subjectType: 'dispute',
        subjectId: dispute.id,
        detail: { no },
      });
      return { kind: 'stated', no, ordinal: facts.ordinal, itemTitle: facts.itemTitle };
    };
    return (await context.once(tx, { submissionId, useCase: 'disputes.state', at: now }, work)).result;
  });
}
