import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canAnswer, canRelease } from '../../domain/permissions/rectification.ts';
import { moveRectification, type RectificationStatus } from '../../domain/rectification/workflow.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { distinct } from '../org/load-heads.ts';
import { loadCase } from './load-case.ts';
import { answerKey } from './reviewed-answer.ts';

export type AnswerOutcome =
  | {
      kind: 'filed';
      no: string;
      itemTitle: string;
      /** `released` when the author may release: it went straight to the inspector. */
      status: 'answered' | 'released';
      evidence: number;
      late: boolean;
    }
  | { kind: 'wrongState'; no: string; status: RectificationStatus };

/**
 * 答复整改: cause, measure, result and evidence of the current round. An answer by the head is released at once; anybody else's
 * waits for the head. Answering without having acknowledged acknowledges.
 */
export async function answerRectification(context: ServiceContext, input: AnswerInput): Promise<AnswerOutcome> {
  const now = context.clock.now();
  return context.db.transaction(tx => answerWithin(context, tx, { ...input, now }));
}

export interface AnswerInput {
  readonly actor: Actor;
  readonly submissionId: string;
  readonly no: string;
  readonly cause: string;
  readonly measure: string;
  readonly result: string;
  readonly fileIds: readonly string[];
}

/** The same inside a transaction, which may answer several. @throws AppError `notFound`, `forbidden` */
export async function answerWithin(
  context: ServiceContext,
  tx: Tx,
  input: AnswerInput & { now: Date },
): Promise<AnswerOutcome> {
  const { actor, submissionId, no, cause, measure, result, now } = input;
  const matter = await loadCase(tx, no);
  assertAllowed(canAnswer(actor, matter.parties));
  const releases = canRelease(actor, matter.parties).allowed;
  const work = async (): Promise<AnswerOutcome> => {
    const move = moveRectification(matter.status, releases ? 'answerAsHead' : 'answer');
    if (!move) return { kind: 'wrongState', no, status: matter.status };
    const { count } = await tx.rectificationNotice.updateMany({
      where: { id: matter.id, status: matter.status, round: matter.round },
      data: {
        status: move.status,
        ...(matter.acknowledgedAt ? {} : { acknowledgedAt: now, acknowledgedById: actor.id }),
      },
    });
    if (count === 0) return { kind: 'wrongState', no, status: 'answered' };
    // Counted, not random: answers of one moment still have their order.
    const responseId = `${matter.id}:${String(matter.answers + 1).padStart(3, '0')}`;
    await tx.rectificationResponse.create({
      data: {
        id: responseId,
        noticeId: matter.id,
        submissionId,
        round: matter.round,
        authorId: actor.id,
        cause,
        measure,
        result,
        submittedAt: now,
        ...(releases ? { releasedById: actor.id, releasedAt: now } : {}),
      },
    });
    const evidence = await addEvidence(tx, {
      fileIds: input.fileIds,
      subjectType: 'rectification',
      subjectId: responseId,
      byId: actor.id,
      at: now,
    });
    const late = now > matter.dueAt;
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: releases ? 'rectification.answeredAndReleased' : 'rectification.answered',
      subjectType: 'rectification',
      subjectId: matter.id,
      detail: { round: matter.round, evidence, late },
    });
    await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
    const about = { no, itemTitle: matter.itemTitle, unitName: matter.unitName };
    const text = { ...about, authorName: actor.name, cause, measure, result, evidence, late };
    const content = releases
      ? { code: 'rectificationReleased' as const, ...text, releasedByName: actor.name }
      : { code: 'rectificationAnswered' as const, ...text };
    const recipients = releases ? matter.parties.verifierIds : distinct([matter.parties.headId]);
    await context.notices.queue(
      tx,
      now,
      recipients.map(recipientId => ({
        recipientId,
        content,
        ref: { type: 'rectification', no },
        dedupeKey: answerKey(content.code, { no, recipientId, responseId }),
      })),
    );
    const status = releases ? 'released' : 'answered';
    return { kind: 'filed', no, itemTitle: matter.itemTitle, status, evidence, late };
  };
  return (await context.once(tx, { submissionId, useCase: 'answerRectification', at: now }, work)).result;
}
