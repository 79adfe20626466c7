import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canRelease } from '../../domain/permissions/rectification.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';
import { decideAnswer } from './decide-answer.ts';
import type { JudgeOutcome } from './judge-outcome.ts';
import { loadCase } from './load-case.ts';

/** The head sends an answer back to its author (to the unit's head where that one has left) with a reason; round and deadline stay as they are. */
export async function sendBackRectification(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; reason: string; responseId?: string },
): Promise<JudgeOutcome> {
  const { actor, submissionId, responseId, no, reason } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const matter = await loadCase(tx, no);
    assertAllowed(canRelease(actor, matter.parties));
    return decideAnswer(
      context,
      tx,
      { actor, submissionId, command: 'sendBack', matter, now, responseId },
      async answer => {
        await tx.rectificationResponse.update({
          where: { id: answer.id },
          data: { accepted: false, judgedById: actor.id, judgedAt: now, reason },
        });
        const { itemTitle, unitName, dueAt, parties } = matter;
        const content = {
          code: 'rectificationSentBack' as const,
          ...{ no, itemTitle, unitName, reason },
          byName: actor.name,
          dueAt: dueAt.toISOString(),
        };
        const notices = distinct([answer.authorActive ? answer.authorId : parties.headId]).map(recipientId => ({
          recipientId,
          content,
          ref: { type: 'rectification' as const, no },
          dedupeKey: `rectificationSentBack:${no}:${recipientId}:${answer.id}`,
        }));
        return { dueAt, notices };
      },
    );
  });
}
