import type { LiabilityNotice } from '../../domain/liability/notices.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecidePenalty } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { spokespeopleOf } from '../org/spokespeople.ts';
import { listAccountableUnits } from './list-accountable.ts';
import { loadDecidingPeople, loadUnitNames } from './load-people.ts';
import { decisionDue, loadReview, matterOf } from './load-review.ts';

type Asked = Omit<Extract<LiabilityNotice, { code: 'liabilityAsked' }>, 'code'>;

/** Asks the head of a unit, and who stands in for one on leave, for its side; nobody where it has none. */
export async function noticeToSide(
  context: ServiceContext,
  tx: Tx,
  { no, unitId, facts }: { no: string; unitId: string; facts: Asked },
): Promise<NewNotice[]> {
  const ref = { type: 'liability' as const, no };
  const content = { code: 'liabilityAsked' as const, ...facts };
  const told = await spokespeopleOf(context, tx, unitId);
  return told.map(to => ({ ...to, ref, content, dedupeKey: `liabilityAsked:${no}:${to.recipientId}` }));
}

export type AskSideOutcome =
  | { kind: 'asked'; no: string; unitName: string }
  /** Some other unit is asked already. */
  | { kind: 'alreadyAsked'; no: string; unitName: string }
  | { kind: 'closed'; no: string };

/**
 * 征求意见: whoever decides asks a unit for its side where the one that contests named none. Done once.
 *
 * @throws AppError `notFound`, `forbidden`, `invalidInput` (a unit that cannot answer for points, or the one that contests)
 */
export async function askSide(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; unitId: string },
): Promise<AskSideOutcome> {
  const { actor, submissionId, no } = input;
  const now = context.clock.now();
  const { prisma } = context.db;
  const unit = (await listAccountableUnits(context)).find(({ id }) => id === input.unitId);
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const nameOf = await loadUnitNames(prisma);
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM "LiabilityReview" WHERE no = ${no} FOR UPDATE`;
    const review = await loadReview(tx, no);
    assertAllowed(canDecidePenalty(actor, { ...matterOf(review), qualityOfficers }));
    if (!unit || unit.id === review.unitId) throw new AppError('invalidInput', { field: 'unitId' });
    const work = async (): Promise<AskSideOutcome> => {
      if (review.status !== 'open') return { kind: 'closed', no };
      const asked = review.proposedUnitId ?? review.askedUnitId;
      if (asked !== null) return { kind: 'alreadyAsked', no, unitName: nameOf(asked) };
      await tx.liabilityReview.update({ where: { id: review.id }, data: { askedUnitId: unit.id } });
      const facts = {
        no,
        subjectType: review.subjectType as Asked['subjectType'],
        subjectNo: review.subjectNo,
        unitName: nameOf(review.unitId),
        statement: review.statement,
        byDecider: true,
        ...decisionDue(review),
      };
      await context.notices.queue(tx, now, await noticeToSide(context, tx, { no, unitId: unit.id, facts }));
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: 'liability.sideAsked',
        subjectType: 'liability',
        subjectId: review.id,
        detail: { no, unitId: unit.id },
      });
      return { kind: 'asked', no, unitName: unit.name };
    };
    return (await context.once(tx, { submissionId, useCase: 'penalties.askSide', at: now }, work)).result;
  });
}
