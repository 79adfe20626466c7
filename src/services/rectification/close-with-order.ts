import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { dropRechecks } from '../inspections/planning/drop-rechecks.ts';
import { distinct } from '../org/load-heads.ts';
import { loadCase } from './load-case.ts';

/**
 * Closes a rectification notice with the supervision order it was raised to, when it is still open; an answer under review is
 * accepted with it. Tells the unit's head, the answer's author and, where the answer waited for them, those who were to verify, but not
 * those in `told`. Called inside the transaction that closes the order; checks no permission.
 *
 * @returns whether it was still open.
 */
export async function closeWithOrder(
  context: ServiceContext,
  tx: Tx,
  no: string,
  { orderNo, actorId, told, now }: { orderNo: string; actorId: string; told: readonly string[]; now: Date },
): Promise<boolean> {
  const { id, status, itemTitle, unitName, responseId, parties } = await loadCase(tx, no);
  const { count } = await tx.rectificationNotice.updateMany({
    where: { id, status: { in: ['open', 'answered', 'released'] } },
    data: { status: 'verified', closedAt: now },
  });
  if (count === 0) return false;
  await dropRechecks(context, tx, { noticeId: id, no, itemTitle, unitName, why: 'closedWithOrder' });
  if (responseId !== null) {
    await tx.rectificationResponse.update({
      where: { id: responseId },
      data: { accepted: true, judgedById: actorId, judgedAt: now },
    });
  }
  await context.recordAudit(tx, {
    at: now,
    actorId,
    action: 'rectification.closedWithOrder',
    subjectType: 'rectification',
    subjectId: id,
    detail: { orderNo },
  });
  const waited = status === 'released' ? parties.verifierIds : [];
  const recipients = distinct([parties.headId, parties.authorId, ...waited]);
  await context.notices.queue(
    tx,
    now,
    recipients
      .filter(recipientId => !told.includes(recipientId))
      .map(recipientId => ({
        recipientId,
        content: { code: 'rectificationVerified', no, itemTitle, unitName, orderNo },
        ref: { type: 'rectification', no },
        dedupeKey: `rectificationVerified:${no}:${recipientId}`,
      })),
  );
  return true;
}
