import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canVerify } from '../../domain/permissions/rectification.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';
import { decideAnswer } from './decide-answer.ts';
import type { JudgeOutcome } from './judge-outcome.ts';
import { loadCase } from './load-case.ts';

/** 核验通过: the inspector accepts the answer and the notice is closed. */
export async function verifyRectification(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; responseId?: string },
): Promise<JudgeOutcome> {
  const { actor, submissionId, responseId, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const matter = await loadCase(tx, no);
    assertAllowed(canVerify(actor, matter.parties));
    return decideAnswer(
      context,
      tx,
      { actor, submissionId, command: 'verify', matter, now, responseId },
      async answer => {
        await tx.rectificationNotice.update({ where: { id: matter.id }, data: { closedAt: now } });
        await tx.rectificationResponse.update({
          where: { id: answer.id },
          data: { accepted: true, judgedById: actor.id, judgedAt: now },
        });
        const { itemTitle, unitName, dueAt, parties } = matter;
        const content = { code: 'rectificationVerified' as const, no, itemTitle, unitName };
        const notices = distinct([
          parties.headId,
          answer.authorActive ? answer.authorId : undefined,
          parties.responsibleHeadId,
        ]).map(recipientId => ({
          recipientId,
          content,
          ref: { type: 'rectification' as const, no },
          dedupeKey: `rectificationVerified:${no}:${recipientId}`,
        }));
        return { dueAt, notices };
      },
    );
  });
}
