import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideOrder } from '../../domain/permissions/supervision.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import type { ServiceContext } from '../context.ts';
import { type DecideOutcome, decideOrder } from './decide-order.ts';
import { loadOrder } from './load-order.ts';
import { responsiblePeople } from './recipients.ts';
import { startClocks } from './start-clocks.ts';

/** 督办退回: the feedback does not satisfy; a new round begins with its own clocks for fix and feedback. */
export async function returnOrder(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; reason: string; round?: number },
): Promise<DecideOutcome> {
  const { actor, submissionId, no, reason } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const order = await loadOrder(tx, no);
    assertAllowed(canDecideOrder(actor, order.parties));
    const step = { actor, submissionId, command: 'return', order, text: reason, now, round: input.round } as const;
    return decideOrder(context, tx, step, async () => {
      const round = order.round + 1;
      await tx.supervisionOrder.update({ where: { id: order.id }, data: { round } });
      const clocks = await startClocks(context, tx, {
        ...{ orderId: order.id, no, round, from: now, responsibleUnitId: order.parties.responsibleUnitId },
        provinceDueAt: order.provinceDueAt,
        earlier: order.clocks.map(({ kind, dueAt, dueBasis }) => ({ kind, dueAt, dueBasis: dueBasis as DueBasis })),
      });
      const content = {
        code: 'supervisionReturned' as const,
        ...{ no, title: order.title, byName: actor.name, reason, round, clocks },
      };
      const notices = (await responsiblePeople(context, tx, order.parties)).map(recipientId => ({
        recipientId,
        content,
        ref: { type: 'supervision' as const, no },
        dedupeKey: `supervisionReturned:${no}:${recipientId}:${round}`,
      }));
      const first = clocks[0];
      return { notices, dueAt: first ? new Date(first.dueAt) : null };
    });
  });
}
