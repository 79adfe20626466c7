import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/** A text somebody decides about: a submitted 测评, an 异议, an answer of a 整改通知, the feedback step of a 督办单, a 标准答复, a standard's version in its round. */
export interface Reviewed {
  readonly type:
    | 'inspection'
    | 'dispute'
    | 'extension'
    | 'rectificationResponse'
    | 'supervisionStep'
    | 'approvedAnswer'
    | 'standardVersion'
    | 'measure'
    | 'bulletinDraft';
  readonly id: string;
  /** Of the notice that carries this very text to this person; null where no notice carries it whole. */
  readonly dedupeKey: string | null;
}

const SHOWN = 'review.shown';

/**
 * Whether a text has been before somebody's eyes: its notice was delivered to them, or they opened a view with it. A notice that
 * still waits (for the morning, for the channel) has shown nothing.
 */
export async function wasShown(tx: Tx, actorId: string, { type, id, dedupeKey }: Reviewed): Promise<boolean> {
  const delivered =
    dedupeKey === null
      ? null
      : await tx.notice.findFirst({
          where: { dedupeKey, recipientId: actorId, sentAt: { not: null } },
          select: { id: true },
        });
  if (delivered) return true;
  const seen = await tx.auditEvent.findFirst({
    where: { subjectType: type, subjectId: id, actorId, action: SHOWN },
    select: { id: true },
  });
  return seen !== null;
}

/** Records that a view showed a text to somebody who may decide about it; says whether they had seen it before. */
export async function markShown(
  context: ServiceContext,
  tx: Tx,
  input: { actorId: string; reviewed: Reviewed; at: Date },
): Promise<boolean> {
  const { actorId, reviewed, at } = input;
  if (await wasShown(tx, actorId, reviewed)) return true;
  await context.recordAudit(tx, {
    at,
    actorId,
    action: SHOWN,
    subjectType: reviewed.type,
    subjectId: reviewed.id,
  });
  return false;
}
