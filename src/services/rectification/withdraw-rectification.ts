import { ASKING_CODES } from '../../domain/rectification/notices.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { dropRechecks } from '../inspections/planning/drop-rechecks.ts';
import { distinct } from '../org/load-heads.ts';
import { withdrawReviews } from '../penalties/withdraw-reviews.ts';
import { loadCase } from './load-case.ts';

export interface Withdrawn {
  /** `settled`: it was finished before and stays as it is. */
  kind: 'withdrawn' | 'settled';
  /** Unfinished 督办单 it was raised to: a person decides about those. */
  orderNos: string[];
}

/**
 * Withdraws a notice whose item, after a correction, does not fail, or whose result is voided. Tells everybody who was to act. Called inside
 * the transaction of the correction or the voiding; checks no permission.
 */
export async function withdrawRectification(
  context: ServiceContext,
  tx: Tx,
  input: { no: string; inspectionNo: string; voided: boolean; actorId: string; now: Date },
): Promise<Withdrawn> {
  const { no, inspectionNo, voided, actorId, now } = input;
  const matter = await loadCase(tx, no);
  const orders = await tx.supervisionOrder.findMany({
    where: { rectificationId: matter.id, status: { notIn: ['closed', 'consolidated'] } },
    select: { no: true },
    orderBy: { no: 'asc' },
  });
  const orderNos = orders.map(order => order.no);
  const { count } = await tx.rectificationNotice.updateMany({
    where: { id: matter.id, status: { in: ['open', 'answered', 'released'] } },
    data: { status: 'withdrawn', closedAt: now },
  });
  if (count === 0) return { kind: 'settled', orderNos };
  // An answer or a request that nobody will decide about any more is not left waiting.
  await tx.extension.updateMany({
    where: { noticeId: matter.id, status: 'asked' },
    data: { status: 'refused', decidedAt: now },
  });
  await withdrawReviews(context, tx, {
    subjects: [{ type: 'rectification', ids: [matter.id] }],
    because: { kind: voided ? 'voided' : 'correction', no: inspectionNo },
    ...{ actorId, now },
  });
  await context.notices.dropHeld(tx, now, no, ASKING_CODES);
  await context.recordAudit(tx, {
    at: now,
    actorId,
    action: 'rectification.withdrawn',
    subjectType: 'rectification',
    subjectId: matter.id,
    detail: { inspectionNo },
  });
  const { id: noticeId, itemTitle, unitName, parties } = matter;
  await dropRechecks(context, tx, { noticeId, no, itemTitle, unitName, why: 'withdrawn' });
  const waiting = matter.status === 'released' ? parties.verifierIds : [];
  await context.notices.queue(
    tx,
    now,
    distinct([parties.headId, parties.responsibleHeadId, parties.authorId, ...waiting])
      .filter(recipientId => recipientId !== actorId)
      .map(recipientId => ({
        recipientId,
        content: { code: 'rectificationWithdrawn', no, itemTitle, unitName, inspectionNo, ...(voided && { voided }) },
        ref: { type: 'rectification', no },
        dedupeKey: `rectificationWithdrawn:${no}:${recipientId}`,
      })),
  );
  return { kind: 'withdrawn', orderNos };
}
