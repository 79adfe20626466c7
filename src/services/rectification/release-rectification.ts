import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canRelease } from '../../domain/permissions/rectification.ts';
import type { ServiceContext } from '../context.ts';
import { decideAnswer } from './decide-answer.ts';
import type { JudgeOutcome } from './judge-outcome.ts';
import { loadCase } from './load-case.ts';
import { answerKey } from './reviewed-answer.ts';

/** 放行: the head lets the unit's answer go to the inspector who filed, or to those who stand in for one who has left. */
export async function releaseRectification(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; responseId?: string },
): Promise<JudgeOutcome> {
  const { actor, submissionId, responseId, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const matter = await loadCase(tx, no);
    assertAllowed(canRelease(actor, matter.parties));
    return decideAnswer(
      context,
      tx,
      { actor, submissionId, command: 'release', matter, now, responseId },
      async answer => {
        await tx.rectificationResponse.update({
          where: { id: answer.id },
          data: { releasedById: actor.id, releasedAt: now },
        });
        const { authorName, cause, measure, result, evidence } = answer;
        const { itemTitle, unitName, dueAt, parties } = matter;
        const content = {
          code: 'rectificationReleased' as const,
          ...{ no, itemTitle, unitName, authorName, cause, measure, result, evidence },
          releasedByName: actor.name,
          late: now > dueAt,
        };
        const notices = parties.verifierIds.map(recipientId => ({
          recipientId,
          content,
          ref: { type: 'rectification' as const, no },
          dedupeKey: answerKey('rectificationReleased', { no, recipientId, responseId: answer.id }),
        }));
        return { dueAt, notices };
      },
    );
  });
}
