import { randomUUID } from 'node:crypto';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { type IssuerCommand, moveByIssuer, type SupervisionStatus } from '../../domain/supervision/workflow.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import type { LoadedOrder } from './load-order.ts';

export type DecideOutcome =
  | { kind: 'done'; no: string; title: string; responsibleUnitName: string; dueAt: string | null }
  | { kind: 'wrongState'; no: string; status: SupervisionStatus };

const STEP = { close: 'close', return: 'return', recheck: 'recheck' } as const;

/**
 * What the issuer's decisions have in common: the move is checked and claimed by a conditional update, the step stored, and
 * a repeat of the submission id gets the first outcome. `apply` does what is particular and returns the notices and what
 * falls due next. Permission is the caller's.
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
  },
  apply: () => Promise<{ notices: NewNotice[]; dueAt: Date | null }>,
): Promise<DecideOutcome> {
  const { actor, submissionId, command, order, text, now } = input;
  const { id: orderId, no, title, round, responsibleUnitName } = order;
  const work = async (): Promise<DecideOutcome> => {
    const status = moveByIssuer(order.status, command);
    if (status === undefined) return { kind: 'wrongState', no, status: order.status };
    const { count } = await tx.supervisionOrder.updateMany({
      where: { id: orderId, status: order.status, round },
      data: { status },
    });
    if (count === 0) return { kind: 'wrongState', no, status };
    await tx.supervisionStep.create({
      data: { id: randomUUID(), orderId, submissionId, kind: STEP[command], round, text, byId: actor.id, at: now },
    });
    const { notices, dueAt } = await apply();
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
    return { kind: 'done', no, title, responsibleUnitName, dueAt: dueAt?.toISOString() ?? null };
  };
  return (await context.once(tx, { submissionId, useCase: `supervision.${command}`, at: now }, work)).result;
}
