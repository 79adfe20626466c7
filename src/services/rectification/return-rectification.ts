import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canVerify } from '../../domain/permissions/rectification.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { redactorOf } from '../inspections/redactor.ts';
import { distinct } from '../org/load-heads.ts';
import { decideAnswer } from './decide-answer.ts';
import { dueOfRound } from './due-of-round.ts';
import type { JudgeOutcome } from './judge-outcome.ts';
import { loadCase } from './load-case.ts';
import { queueRound } from './queue-round.ts';

export interface ReturnInput {
  readonly actor: Actor;
  readonly submissionId: string;
  readonly no: string;
  /** Empty only where a recheck says why. */
  readonly reason: string;
  readonly responseId?: string;
  /** 单号 of the recheck that found it still wrong. */
  readonly recheckNo?: string;
}

/**
 * 核验退回: the inspector returns the answer with a reason; the unit gets a new round with its own deadline.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function returnRectification(context: ServiceContext, input: ReturnInput): Promise<JudgeOutcome> {
  return context.db.transaction(tx => returnWithin(context, tx, input));
}

/** The same as part of a larger transaction. @throws AppError `notFound`, `forbidden` */
export async function returnWithin(context: ServiceContext, tx: Tx, input: ReturnInput): Promise<JudgeOutcome> {
  const { actor, submissionId, responseId, no, reason, recheckNo } = input;
  const now = context.clock.now();
  const matter = await loadCase(tx, no);
  assertAllowed(canVerify(actor, matter.parties));
  return decideAnswer(
    context,
    tx,
    { actor, submissionId, command: 'return', matter, now, responseId },
    async answer => {
      const { dueAt, dueBasis } = await dueOfRound(context, tx, matter.id, now);
      const round = matter.round + 1;
      await tx.rectificationNotice.update({
        where: { id: matter.id },
        data: { dueAt, dueBasis: dueBasis as unknown as Prisma.InputJsonObject },
      });
      await tx.rectificationResponse.update({
        where: { id: answer.id },
        data: { accepted: false, judgedById: actor.id, judgedAt: now, reason },
      });
      await queueRound(context, tx, { id: matter.id, unitId: matter.parties.unitId, no, round, dueAt, from: now });
      const { itemTitle, unitName, parties } = matter;
      const redact = await redactorOf(tx, [reason]);
      const content = {
        code: 'rectificationReturned' as const,
        ...{ no, itemTitle, unitName, reason: redact(reason), round, dueBasis, ...(recheckNo && { recheckNo }) },
        dueAt: dueAt.toISOString(),
      };
      const notices = distinct([parties.headId, answer.authorActive ? answer.authorId : undefined]).map(
        recipientId => ({
          recipientId,
          content,
          ref: { type: 'rectification' as const, no },
          dedupeKey: `rectificationReturned:${no}:${recipientId}:${round}`,
        }),
      );
      return { dueAt, notices };
    },
  );
}
