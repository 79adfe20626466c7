import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canRelease } from '../../domain/permissions/rectification.ts';
import type { ServiceContext } from '../context.ts';
import { decideAnswer } from './decide-answer.ts';
import type { JudgeOutcome } from './judge-outcome.ts';
import { loadCase } from './load-case.ts';

/** The head sends an answer back to its author with a reason; round and deadline stay as they are. */
export async function sendBackRectification(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; reason: string },
): Promise<JudgeOutcome> {
  const { actor, submissionId, no, reason } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const matter = await loadCase(context, tx, no);
    assertAllowed(canRelease(actor, matter.parties));
    return decideAnswer(context, tx, { actor, submissionId, command: 'sendBack', matter, now }, async answer => {
      await tx.rectificationResponse.update({
        where: { id: answer.id },
        data: { accepted: false, judgedById: actor.id, judgedAt: now, reason },
      });
      const { itemTitle, unitName, dueAt } = matter;
      const content = {
        code: 'rectificationSentBack' as const,
        ...{ no, itemTitle, unitName, reason },
        byName: actor.name,
        dueAt: dueAt.toISOString(),
      };
      const recipientId = answer.authorId;
      const dedupeKey = `rectificationSentBack:${no}:${recipientId}:${answer.id}`;
      return { dueAt, notices: [{ recipientId, content, ref: { type: 'rectification', no }, dedupeKey }] };
    });
  });
}
