import { REVERSAL_ASKING_CODES } from '../../../domain/penalties/notices.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { distinct } from '../../org/load-heads.ts';
import { asRecipients } from '../../org/spokespeople.ts';
import { loadReversible, openReversal } from './load-reversible.ts';
import { reversalFacts, reversalNotices } from './reversal-notices.ts';

/**
 * Ends the 冲销 that waits about an entry, where there is one: an appeal decides now, or the result it came from was corrected or voided. Whoever
 * proposed it and who were asked to decide are told. In the transaction of that, which has taken the entry; checks no permission.
 *
 * @param input.causeNo 单号 of the appeal or the result
 */
export async function lapseReversal(
  context: ServiceContext,
  tx: Tx,
  input: { entry: { id: string; no: string }; causeNo: string; actorId: string; now: Date },
): Promise<void> {
  const { entry, causeNo, actorId, now } = input;
  const { id, no } = entry;
  const reversal = await openReversal(tx, id);
  if (!reversal) return;
  await tx.penaltyReversal.update({
    where: { id: reversal.id },
    data: { status: 'lapsed', decidedAt: now, lapsedFor: causeNo },
  });
  await context.notices.dropHeld(tx, now, no, REVERSAL_ASKING_CODES);
  const facts = reversalFacts(await loadReversible(tx, no), reversal.reason);
  const asking = await tx.notice.findMany({
    where: {
      code: { in: [...REVERSAL_ASKING_CODES] },
      dedupeKey: { contains: `:${reversal.id}:` },
      sentAt: { not: null },
    },
    select: { recipientId: true },
  });
  const asked = distinct(asking.map(each => each.recipientId)).filter(
    each => each !== reversal.proposedById && each !== actorId,
  );
  const content = (asked: boolean) => ({ code: 'reversalLapsed' as const, ...facts, causeNo, asked });
  await context.notices.queue(tx, now, [
    ...reversalNotices(reversal.id, asRecipients([reversal.proposedById]), content(false)),
    ...reversalNotices(reversal.id, asRecipients(asked), content(true)),
  ]);
  await context.recordAudit(tx, {
    ...{ at: now, actorId, action: 'penalty.reversalLapsed', subjectType: 'penalty', subjectId: id },
    detail: { no, reversalId: reversal.id, causeNo },
  });
}
