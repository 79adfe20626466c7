import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canRelease } from '../../domain/permissions/rectification.ts';
import type { ServiceContext } from '../context.ts';
import { decideAnswer } from './decide-answer.ts';
import type { JudgeOutcome } from './judge-outcome.ts';
import { loadCase } from './load-case.ts';

/** 放行: the head lets the unit's answer go to the inspector. */
export async function releaseRectification(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string },
): Promise<JudgeOutcome> {
  const { actor, submissionId, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const matter = await loadCase(context, tx, no);
    assertAllowed(canRelease(actor, matter.parties));
    return decideAnswer(context, tx, { actor, submissionId, command: 'release', matter, now }, async answer => {
      await tx.rectificationResponse.update({
        where: { id: answer.id },
        data: { releasedById: actor.id, releasedAt: now },
      });
      const { authorName, cause, measure, result, evidence } = answer;
      const { itemTitle, unitName, dueAt, inspectorId } = matter;
      const content = {
        code: 'rectificationReleased' as const,
        ...{ no, itemTitle, unitName, authorName, cause, measure, result, evidence },
        releasedByName: actor.name,
        late: now > dueAt,
      };
      const dedupeKey = `rectificationReleased:${no}:${inspectorId}:${answer.id}`;
      return { dueAt, notices: [{ recipientId: inspectorId, content, ref: { type: 'rectification', no }, dedupeKey }] };
    });
  });
}
