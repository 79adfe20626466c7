import { randomUUID } from 'node:crypto';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { type IssuerCommand, moveByIssuer, type SupervisionStatus } from '../../domain/supervision/workflow.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { findWaiting } from '../extensions/find-waiting.ts';
import { wasShown } from '../review/what-was-shown.ts';
import type { LoadedOrder } from './load-order.ts';
import { reviewedFeedback } from './reviewed-feedback.ts';

export type DecideOutcome =
  | {
      kind: 'done';
      no: string;
      title: string;
      responsibleUnitName: string;
      dueAt: string | null;
      rectificationNo: string | null;
    }
  /** The feedback under review is not the one this person had before them. */
  | { kind: 'updated'; no: string }
  /** Whether 整改到位 came in time depends on a request for more time that is not decided. */
  | { kind: 'extensionAsked'; no: string }
  | { kind: 'wrongState'; no: string; status: SupervisionStatus };

const STEP = { close: 'close', return: 'return', recheck: 'recheck' } as const;

/**
 * What the issuer's decisions have in common: the move is checked and claimed by a conditional update, the step stored, and
 * a repeat of the submission id gets the first outcome.
 *
 * 督办通过 and 督办退回 name the order only, and buttons stay on the screen: an old one must not decide about the feedback of a later
 * round. The rule: the feedback of the current round must have been before the person's eyes, by a delivered notice or a view;
 * else nothing changes and the outcome is `updated`. A form opened in one round passes it, and gets `updated` in the next.
 * `apply` does what is particular and returns the notices, what falls due next and the rectification notice that was closed with
 * the order. Permission is the caller's.
 */
export async function decideOrder(
  context: ServiceContext,
  tx: Tx,
  input: {
    actor: Actor;
    submissionId: string;
    command: IssuerCommand;
    order: LoadedOrder;
    text: string;
    now: Date;
    /** The round a form was opened in. */
    round?: number | undefined;
  },
  apply: () => Promise<{ notices: NewNotice[]; dueAt: Date | null; rectificationNo?: string | null }>,
): Promise<DecideOutcome> {
  const { actor, submissionId, command, order, text, now } = input;
  const { id: orderId, no, title, round, responsibleUnitName } = order;
  const work = async (): Promise<DecideOutcome> => {
    const status = moveByIssuer(order.status, command);
    if (status === undefined) return { kind: 'wrongState', no, status: order.status };
    if (command !== 'recheck') {
      const reviewed = reviewedFeedback(actor, order);
      const later = input.round !== undefined && input.round !== round;
      if (later || !reviewed || !(await wasShown(tx, actor.id, reviewed))) return { kind: 'updated', no };
      if (await findWaiting(context, tx, no)) return { kind: 'extensionAsked', no };
    }
    const { count } = await tx.supervisionOrder.updateMany({
      where: { id: orderId, status: order.status, round },
      data: { status },
    });
    if (count === 0) return { kind: 'wrongState', no, status };
    await tx.supervisionStep.create({
      data: { id: randomUUID(), orderId, submissionId, kind: STEP[command], round, text, byId: actor.id, at: now },
    });
    const { notices, dueAt, rectificationNo = null } = await apply();
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: `supervision.${command}`,
      subjectType: 'supervision',
      subjectId: orderId,
      detail: { round },
    });
    await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
    await context.notices.queue(tx, now, notices);
    return { kind: 'done', no, title, responsibleUnitName, dueAt: dueAt?.toISOString() ?? null, rectificationNo };
  };
  return (await context.once(tx, { submissionId, useCase: `supervision.${command}`, at: now }, work)).result;
}
