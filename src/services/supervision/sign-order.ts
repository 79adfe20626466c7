import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSignOrder } from '../../domain/permissions/supervision.ts';
import type { ServiceContext } from '../context.ts';
import { loadOrder } from './load-order.ts';

export interface SignOutcome {
  kind: 'signed' | 'alreadySigned';
  no: string;
  title: string;
  /** ISO. When it was signed first, and by whom. */
  at: string;
  byName: string;
  /** ISO; when the cause is due; null while its clock stands still. */
  causeDueAt: string | null;
}

/** 签收: the responsible unit says that it has received an order. A second person is told who was first. */
export async function signOrder(
  context: ServiceContext,
  input: { actor: Actor; no: string; submissionId: string },
): Promise<SignOutcome> {
  const { actor, no, submissionId } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const order = await loadOrder(tx, no);
    assertAllowed(canSignOrder(actor, order.parties));
    const work = async (): Promise<SignOutcome> => {
      const cause = order.clocks.find(clock => clock.kind === 'cause');
      const causeDueAt = cause?.pausedAt ? null : (cause?.dueAt ?? order.issuedAt).toISOString();
      const { count } = await tx.supervisionOrder.updateMany({
        where: { id: order.id, status: 'issued' },
        data: { status: 'signed', signedById: actor.id, signedAt: now },
      });
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'acknowledged');
      await context.notices.dropHeld(tx, now, no, ['signReminder']);
      if (count === 0) {
        const row = await tx.supervisionOrder.findUniqueOrThrow({ where: { id: order.id } });
        const first = row.signedById && (await tx.staff.findUnique({ where: { id: row.signedById } }));
        const at = (row.signedAt ?? now).toISOString();
        return { kind: 'alreadySigned', no, title: order.title, at, byName: (first || actor).name, causeDueAt };
      }
      await tx.supervisionStep.create({
        data: {
          ...{ id: randomUUID(), orderId: order.id, submissionId, kind: 'sign', round: order.round },
          ...{ text: '', byId: actor.id, at: now },
        },
      });
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: 'supervision.signed',
        subjectType: 'supervision',
        subjectId: order.id,
      });
      return { kind: 'signed', no, title: order.title, at: now.toISOString(), byName: actor.name, causeDueAt };
    };
    return (await context.once(tx, { submissionId, useCase: 'signOrder', at: now }, work)).result;
  });
}
