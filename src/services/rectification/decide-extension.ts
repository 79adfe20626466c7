import type { Actor } from '../../domain/org/actor.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';
import { wasShown } from '../review/what-was-shown.ts';
import { queueRound } from './queue-round.ts';
import { loadAsked, reviewedExtension } from './view-extension.ts';

export type DecideExtensionOutcome =
  | { kind: 'granted' | 'refused'; no: string; itemTitle: string; unitName: string; dueAt: string }
  /** None waits, or the unit has answered and nothing is left to extend. */
  | { kind: 'noneAsked'; no: string }
  | { kind: 'unseen'; no: string };

/**
 * 同意延期 and 不同意延期. A granted one moves the deadline of the round, keeps how the old one was counted, and reminds by the new
 * one. Done once; the request must have been shown.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function decideExtension(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; granted: boolean; decision: string },
): Promise<DecideExtensionOutcome> {
  const { actor, submissionId, no, granted, decision } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM "RectificationNotice" WHERE no = ${no} FOR UPDATE`;
    const { matter, extension } = await loadAsked(context, tx, actor, no);
    const work = async (): Promise<DecideExtensionOutcome> => {
      const open = matter.status === 'open' || matter.status === 'answered';
      if (!extension || !open) return { kind: 'noneAsked', no };
      if (!(await wasShown(tx, actor.id, reviewedExtension(extension, no, actor.id)))) return { kind: 'unseen', no };
      await tx.rectificationExtension.update({
        where: { id: extension.id },
        data: { status: granted ? 'granted' : 'refused', decidedById: actor.id, decidedAt: now, decision },
      });
      if (granted)
        await moveDue(context, tx, { ...matter, unitId: matter.parties.unitId, askedDueAt: extension.askedDueAt, now });
      const dueAt = (granted ? extension.askedDueAt : matter.dueAt).toISOString();
      const by = await tx.staff.findUnique({ where: { id: extension.byId }, select: { name: true } });
      const { itemTitle, unitName, parties } = matter;
      const facts = { no, itemTitle, unitName, reason: extension.reason, byName: by?.name ?? '' };
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      await context.notices.dropHeld(tx, now, no, ['extensionToDecide']);
      await context.notices.queue(
        tx,
        now,
        distinct([extension.byId, parties.headId, granted ? parties.responsibleHeadId : undefined]).map(
          recipientId => ({
            recipientId,
            content: {
              code: 'extensionDecided',
              ...facts,
              askedDueAt: extension.askedDueAt.toISOString(),
              granted,
              decision,
              dueAt,
            },
            ref: { type: 'rectification', no },
            dedupeKey: `extensionDecided:${no}:${matter.round}:${recipientId}`,
          }),
        ),
      );
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: granted ? 'rectification.extended' : 'rectification.extensionRefused',
        subjectType: 'rectification',
        subjectId: matter.id,
        detail: { round: matter.round, dueAt },
      });
      return { kind: granted ? 'granted' : 'refused', no, itemTitle, unitName, dueAt };
    };
    return (await context.once(tx, { submissionId, useCase: 'rectification.decideExtension', at: now }, work)).result;
  });
}

async function moveDue(
  context: ServiceContext,
  tx: Tx,
  input: { id: string; no: string; unitId: string; round: number; dueAt: Date; askedDueAt: Date; now: Date },
): Promise<void> {
  const { id, no, unitId, round, askedDueAt, now } = input;
  const { dueBasis } = await tx.rectificationNotice.findUniqueOrThrow({ where: { id }, select: { dueBasis: true } });
  await tx.rectificationNotice.update({
    where: { id },
    data: {
      dueAt: askedDueAt,
      dueBasis: {
        ...(dueBasis as Prisma.JsonObject),
        extendedFrom: input.dueAt.toISOString(),
      } as Prisma.InputJsonObject,
    },
  });
  await queueRound(context, tx, { id, no, unitId, round, dueAt: askedDueAt, from: now });
}
