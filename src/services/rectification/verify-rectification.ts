import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canVerify } from '../../domain/permissions/rectification.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { dropRechecks } from '../inspections/planning/drop-rechecks.ts';
import { distinct } from '../org/load-heads.ts';
import { decideAnswer } from './decide-answer.ts';
import type { JudgeOutcome } from './judge-outcome.ts';
import { loadCase } from './load-case.ts';

export interface VerifyInput {
  readonly actor: Actor;
  readonly submissionId: string;
  readonly no: string;
  readonly responseId?: string;
  /** 单号 of the recheck that found it in order. */
  readonly recheckNo?: string;
}

/** 核验通过: the inspector accepts the answer and the notice is closed. @throws AppError `notFound`, `forbidden` */
export async function verifyRectification(context: ServiceContext, input: VerifyInput): Promise<JudgeOutcome> {
  return context.db.transaction(tx => verifyWithin(context, tx, input));
}

/** The same as part of a larger transaction. @throws AppError `notFound`, `forbidden` */
export async function verifyWithin(context: ServiceContext, tx: Tx, input: VerifyInput): Promise<JudgeOutcome> {
  const { actor, submissionId, responseId, no, recheckNo } = input;
  const now = context.clock.now();
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
      const { id: noticeId, itemTitle, unitName, dueAt, parties } = matter;
      await dropRechecks(context, tx, { noticeId, no, itemTitle, unitName, why: 'verified' });
      const about = { no, itemTitle, unitName, ...(recheckNo && { recheckNo }) };
      const notices = distinct([
        parties.headId,
        answer.authorActive ? answer.authorId : undefined,
        parties.responsibleHeadId,
      ]).map(recipientId => ({
        recipientId,
        content: { code: 'rectificationVerified' as const, ...about },
        ref: { type: 'rectification' as const, no },
        // One that was closed, opened again and is closed once more is told again.
        dedupeKey: `rectificationVerified:${no}:${recipientId}${matter.round > 1 ? `:${matter.round}` : ''}`,
      }));
      return { dueAt, notices };
    },
  );
}
