import { ASKING_CODES, type WithdrawnBecause } from '../../domain/liability/notices.ts';
import type { LiabilitySubjectType } from '../../domain/liability/subject.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { eachOnce, loadSpokespeople } from '../org/spokespeople.ts';
import { resumeClocks } from '../supervision/pause-clocks.ts';
import { waitingOrders } from './load-liability-subject.ts';
import { loadUnitNames } from './load-people.ts';
import { askedUnits, loadReview } from './load-review.ts';

interface WithdrawnSubjects {
  readonly type: LiabilitySubjectType;
  readonly ids: readonly string[];
}

/** Takes the open 责任认定 about records, before these are taken themselves: a decision takes it first, too. */
export async function lockReviews(tx: Tx, subjects: readonly WithdrawnSubjects[]): Promise<string[]> {
  const nos: string[] = [];
  for (const { type, ids } of subjects) {
    const rows = await tx.$queryRaw<{ no: string }[]>`
      SELECT no FROM "LiabilityReview" WHERE status = 'open' AND "subjectType" = ${type} AND "subjectId" = ANY(${[...ids]}::text[])
      ORDER BY no FOR UPDATE`;
    nos.push(...rows.map(({ no }) => no));
  }
  return nos;
}

/**
 * Ends the open 责任认定 about records that were taken back: there is nothing left to be anybody's. What stood still for it runs on; whoever asked for
 * it, and every side that was asked, is told. In the transaction that takes the records back; checks no permission.
 *
 * @returns their 单号
 */
export async function withdrawReviews(
  context: ServiceContext,
  tx: Tx,
  input: { subjects: readonly WithdrawnSubjects[]; because: WithdrawnBecause; actorId: string; now: Date },
): Promise<string[]> {
  const { because, actorId, now } = input;
  const nos = await lockReviews(tx, input.subjects);
  const unitNameOf = await loadUnitNames(tx);
  for (const no of nos) {
    const review = await loadReview(tx, no);
    await tx.liabilityReview.update({ where: { id: review.id }, data: { status: 'withdrawn', decidedAt: now } });
    const subjectType = review.subjectType as LiabilitySubjectType;
    const orders = waitingOrders({ type: subjectType, id: review.subjectId });
    const resumed = orders ? await resumeClocks(context, tx, orders, now) : [];
    await context.notices.dropHeld(tx, now, no, ASKING_CODES);
    const { subjectNo } = review;
    const facts = { no, subjectType, subjectNo, unitName: unitNameOf(review.unitId), because };
    const spokespeople = await loadSpokespeople(context, tx, [review.unitId, ...askedUnits(review)]);
    const speakingFor = (id: string) => spokespeople.get(id) ?? [];
    // Who asked for it as a stand-in is told while they are one.
    const asker = review.byForId === null ? [{ recipientId: review.byId }] : [];
    const own = eachOnce([...asker, ...speakingFor(review.unitId)]).filter(to => to.recipientId !== actorId);
    const ref = { type: 'liability' as const, no };
    const keyOf = (recipientId: string) => `liabilityWithdrawn:${no}:${recipientId}`;
    const notices = own.map((to): NewNotice => {
      const content = { code: 'liabilityWithdrawn' as const, ...facts, ...(resumed.length > 0 && { resumed }) };
      return { ...to, ref, content, dedupeKey: keyOf(to.recipientId) };
    });
    for (const to of eachOnce(askedUnits(review).flatMap(speakingFor))) {
      if (own.some(({ recipientId }) => recipientId === to.recipientId)) continue;
      const content = { code: 'liabilityWithdrawn' as const, ...facts, asked: true as const };
      notices.push({ ...to, ref, content, dedupeKey: keyOf(to.recipientId) });
    }
    await context.notices.queue(tx, now, notices);
    await context.recordAudit(tx, {
      at: now,
      actorId,
      action: 'liability.withdrawn',
      subjectType: 'liability',
      subjectId: review.id,
      detail: { no, subjectNo, because: because.no },
    });
  }
  return nos;
}
