import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideOrder } from '../../domain/permissions/supervision.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { type DecideOutcome, decideOrder } from './decide-order.ts';
import { loadOrder } from './load-order.ts';
import { responsiblePeople } from './recipients.ts';

/** 巩固复查: records that the problem has stayed solved. One that has come back gets a new order instead. */
export async function recheckOrder(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; text: string },
): Promise<Extract<DecideOutcome, { kind: 'done' | 'wrongState' }>> {
  const { actor, submissionId, no, text } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const order = await loadOrder(tx, no);
    assertAllowed(canDecideOrder(actor, order.parties));
    const step = { actor, submissionId, command: 'recheck', order, text, now } as const;
    const outcome = await decideOrder(context, tx, step, async () => {
      const content = { code: 'supervisionConsolidated' as const, no, title: order.title, byName: actor.name };
      const notices = (await responsiblePeople(context, tx, order.parties)).map(recipientId => ({
        recipientId,
        content,
        ref: { type: 'supervision' as const, no },
        dedupeKey: `supervisionConsolidated:${no}:${recipientId}`,
      }));
      return { notices, dueAt: null };
    });
    // A recheck judges the place itself, not a report that could have been replaced.
    if (outcome.kind === 'updated' || outcome.kind === 'extensionAsked') throw new AppError('conflict');
    return outcome;
  });
}
