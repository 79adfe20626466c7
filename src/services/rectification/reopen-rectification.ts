import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canReopen } from '../../domain/permissions/rectification.ts';
import { moveRectification, type RectificationStatus } from '../../domain/rectification/workflow.ts';
import { signDue } from '../../domain/tasks/sign-due.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { redactorOf } from '../inspections/redactor.ts';
import { distinct } from '../org/load-heads.ts';
import { signTimers } from '../tasks/sign-timers.ts';
import { dueOfRound } from './due-of-round.ts';
import { loadCase } from './load-case.ts';
import { queueRound } from './queue-round.ts';

export type ReopenOutcome =
  | { kind: 'reopened'; no: string; itemTitle: string; unitName: string; round: number; dueAt: string }
  | { kind: 'wrongState'; no: string; status: RectificationStatus };

/**
 * 重新打开: a problem that was rectified has come back; a new round begins with its own deadline. What was answered before stays in the
 * history.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function reopenRectification(context: ServiceContext, input: ReopenInput): Promise<ReopenOutcome> {
  return context.db.transaction(tx => reopenWithin(context, tx, input));
}

export interface ReopenInput {
  readonly actor: Actor;
  readonly submissionId: string;
  readonly no: string;
  /** Empty only where a recheck says why. */
  readonly reason: string;
  /** 单号 of the recheck that found it wrong again. */
  readonly recheckNo?: string;
}

/** The same as part of a larger transaction. @throws AppError `notFound`, `forbidden` */
export async function reopenWithin(context: ServiceContext, tx: Tx, input: ReopenInput): Promise<ReopenOutcome> {
  const { actor, submissionId, no, reason, recheckNo } = input;
  const now = context.clock.now();
  await tx.$queryRaw`SELECT 1 FROM "RectificationNotice" WHERE no = ${no} FOR UPDATE`;
  const matter = await loadCase(tx, no);
  assertAllowed(canReopen(actor, matter.parties));
  const work = async (): Promise<ReopenOutcome> => {
    const move = moveRectification(matter.status, 'reopen');
    if (!move) return { kind: 'wrongState', no, status: matter.status };
    const round = matter.round + 1;
    const { dueAt, dueBasis } = await dueOfRound(context, tx, matter.id, now);
    const calendar = (await context.unitCalendars(tx))(matter.parties.unitId);
    const signDueAt = signDue(calendar, now, dueAt);
    await tx.rectificationNotice.update({
      where: { id: matter.id },
      data: {
        status: move.status,
        round,
        dueAt,
        dueBasis: dueBasis as unknown as Prisma.InputJsonObject,
        closedAt: null,
        signDueAt,
        acknowledgedAt: null,
        acknowledgedById: null,
      },
    });
    await tx.rectificationReopening.create({
      data: { id: `${matter.id}:${round}`, submissionId, noticeId: matter.id, round, reason, byId: actor.id, at: now },
    });
    await queueRound(context, tx, { id: matter.id, unitId: matter.parties.unitId, no, round, dueAt, from: now });
    await context.timers.scheduleAll(tx, signTimers(calendar, { no, dueAt: signDueAt, from: now }));
    const { itemTitle, unitName, parties } = matter;
    const redact = await redactorOf(tx, [reason]);
    await context.notices.queue(
      tx,
      now,
      distinct([parties.headId, parties.responsibleHeadId]).map(recipientId => ({
        recipientId,
        content: {
          code: 'rectificationReopened',
          ...{ no, itemTitle, unitName, reason: redact(reason), round, dueBasis, ...(recheckNo && { recheckNo }) },
          dueAt: dueAt.toISOString(),
        },
        ref: { type: 'rectification', no },
        dedupeKey: `rectificationReopened:${no}:${recipientId}:${round}`,
      })),
    );
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'rectification.reopened',
      subjectType: 'rectification',
      subjectId: matter.id,
      detail: { round },
    });
    return { kind: 'reopened', no, itemTitle, unitName, round, dueAt: dueAt.toISOString() };
  };
  return (await context.once(tx, { submissionId, useCase: 'rectification.reopen', at: now }, work)).result;
}
