import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideOrder } from '../../domain/permissions/supervision.ts';
import { recheckDue } from '../../domain/supervision/clocks.ts';
import type { ServiceContext } from '../context.ts';
import { closeWithOrder } from '../rectification/close-with-order.ts';
import { type DecideOutcome, decideOrder } from './decide-order.ts';
import { loadOrder } from './load-order.ts';
import { responsiblePeople } from './recipients.ts';

/**
 * 督办通过: closes an order (办结), and with it the rectification notice it came from when that is still open, and schedules its
 * consolidation recheck (巩固复查).
 */
export async function closeOrder(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; round?: number },
): Promise<DecideOutcome> {
  const { actor, submissionId, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const order = await loadOrder(tx, no);
    assertAllowed(canDecideOrder(actor, order.parties));
    const step = { actor, submissionId, command: 'close', order, text: '', now, round: input.round } as const;
    return decideOrder(context, tx, step, async () => {
      const dueAt = recheckDue(context.calendar, now);
      await tx.supervisionOrder.update({ where: { id: order.id }, data: { closedAt: now, recheckDueAt: dueAt } });
      await context.timers.schedule(tx, dueAt, `supervision:${no}:recheck`, {
        kind: 'supervisionRecheck',
        id: order.id,
      });
      const content = {
        code: 'supervisionClosed' as const,
        ...{ no, title: order.title, byName: actor.name },
        recheckDueAt: dueAt.toISOString(),
      };
      const recipients = await responsiblePeople(context, tx, order.parties);
      const notices = recipients.map(recipientId => ({
        recipientId,
        content,
        ref: { type: 'supervision' as const, no },
        dedupeKey: `supervisionClosed:${no}:${recipientId}`,
      }));
      const closing = { orderNo: no, actorId: actor.id, told: recipients, now };
      const closed = order.rectificationNo && (await closeWithOrder(context, tx, order.rectificationNo, closing));
      return { notices, dueAt, rectificationNo: closed ? order.rectificationNo : null };
    });
  });
}
