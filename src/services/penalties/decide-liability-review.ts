import type { OwedMeasures } from '../../domain/bulletins/notices.ts';
import { ASKING_CODES } from '../../domain/liability/notices.ts';
import type { LiabilitySubjectType } from '../../domain/liability/subject.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { ProposalDue } from '../../domain/penalties/proposal-due.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecidePenalty } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import { oweAnew } from '../bulletins/owe-anew.ts';
import type { ServiceContext } from '../context.ts';
import { eachOnce, loadSpokespeople } from '../org/spokespeople.ts';
import { askAnewToSign } from '../supervision/ask-to-sign.ts';
import { type ResumedClock, resumeClocks } from '../supervision/pause-clocks.ts';
import { restartDecisionClocks } from './decision-clock.ts';
import { listAccountableUnits } from './list-accountable.ts';
import {
  type LiabilitySubject,
  lockSubject,
  movablePenalties,
  moveSubject,
  waitingOrders,
} from './load-liability-subject.ts';
import { loadDecidingPeople, loadNames, loadUnitNames } from './load-people.ts';
import { askedUnits, type LoadedReview, loadReview, matterOf } from './load-review.ts';
import { waitingEntries } from './load-reviews.ts';
import { noticesOfProposal, noticesToDecide } from './notify-deciders.ts';

/** `penaltyNos`: the proposed deductions that waited for this and can now be decided; `orderNos`: 督办单 that moved along. */
export type DecideReviewOutcome =
  | { kind: 'upheld'; no: string; subjectNo: string; unitName: string; penaltyNos: string[] }
  | {
      kind: 'moved';
      no: string;
      subjectNo: string;
      unitName: string;
      toUnitName: string;
      orderNos: string[];
      penaltyNos: string[];
      /** By when the new unit owes measures for a bulletin's problem, ISO. */
      measuresDueAt: string | null;
    }
  /** A side has said something that has not been before the decider. */
  | { kind: 'updated'; no: string }
  | { kind: 'alreadyDecided'; no: string; status: 'upheld' | 'moved'; byName: string; at: string | null }
  /** What it was about was taken back. */
  | { kind: 'withdrawn'; no: string };

export interface DecideReviewInput {
  readonly actor: Actor;
  readonly no: string;
  /** The unit that answers from now on; null keeps the present one (维持). */
  readonly moveToUnitId: string | null;
  readonly reason: string;
  /** How many statements of the other sides the decider has had before them. */
  readonly seen: number;
  readonly submissionId: string;
}

/**
 * Decides a 责任认定: 维持, or 调整到 another unit, which moves the subject, the open 督办单 of a 整改通知 and the still proposed
 * deductions of either, and asks the new deciders again. A bulletin's problem takes a new deadline for its measures along.
 *
 * @throws AppError notFound, forbidden, invalidInput (a unit that cannot answer for points), conflict.
 */
export async function decideLiabilityReview(
  context: ServiceContext,
  input: DecideReviewInput,
): Promise<DecideReviewOutcome> {
  const now = context.clock.now();
  const { prisma } = context.db;
  const review = await loadReview(prisma, input.no);
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  assertAllowed(canDecidePenalty(input.actor, { ...matterOf(review), qualityOfficers }));
  const target = (await listAccountableUnits(context)).find(({ id }) => id === input.moveToUnitId);
  if (input.moveToUnitId !== null && (!target || target.id === (review.responsibleUnitId ?? review.unitId)))
    throw new AppError('invalidInput', { field: 'moveToUnitId' });
  const unitNameOf = await loadUnitNames(prisma);
  return context.db.transaction(async tx => {
    const receipt = { submissionId: input.submissionId, useCase: 'penalties.decideReview', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<DecideReviewOutcome> => {
      await tx.$queryRaw`SELECT 1 FROM "LiabilityReview" WHERE id = ${review.id} FOR UPDATE`;
      const said = await tx.liabilityStatement.count({ where: { reviewId: review.id } });
      if (said > input.seen && (await isOpen(tx, review.id))) return { kind: 'updated', no: review.no };
      const { standsSince } = await tx.liabilityReview.findUniqueOrThrow({ where: { id: review.id } });
      const { count } = await tx.liabilityReview.updateMany({
        where: { id: review.id, status: 'open' },
        data: {
          status: target ? 'moved' : 'upheld',
          decidedById: input.actor.id,
          decidedAt: now,
          decision: input.reason,
          movedToUnitId: target?.id ?? null,
        },
      });
      if (count === 0) return alreadyDecided(tx, review.id);
      const subject = await lockSubject(tx, review.subjectNo);
      const penalties = movablePenalties(subject);
      const gone = subject.type === 'penalty' && penalties.length === 0;
      // The record may have come to this very unit by a 责任认定 of what it belongs to.
      if (gone || subject.responsibleUnitId === target?.id) throw new AppError('conflict', { no: review.subjectNo });
      if (target) await moveSubject(tx, subject, target.id);
      const unitName = unitNameOf(subject.responsibleUnitId);
      const orders = waitingOrders(subject);
      const resumed = orders ? await resumeClocks(context, tx, orders, now) : [];
      if (orders) await askAnewToSign(context, tx, orders, { moved: target !== undefined, since: review.at, now });
      const owed =
        subject.type === 'majorIssue'
          ? await oweAnew(context, tx, {
              ...{ issueId: subject.id, standsSince, moved: target !== undefined, reason: input.reason },
              ...{ reviewNo: review.no, decidedById: input.actor.id, now },
            })
          : undefined;
      const dues = await restartDecisionClocks(context, tx, await waitingEntries(tx, review), now);
      const settled = { review, subject, unitName, reason: input.reason, target, penalties, resumed, owed, dues };
      await context.notices.mark(tx, now, { recipientId: input.actor.id, refNo: review.no }, 'handled');
      await context.notices.dropHeld(tx, now, review.no, ASKING_CODES);
      await context.notices.queue(tx, now, await noticesOf(context, tx, settled));
      await context.recordAudit(tx, {
        at: now,
        actorId: input.actor.id,
        action: target ? 'liability.moved' : 'liability.upheld',
        subjectType: 'liability',
        subjectId: review.id,
        detail: {
          no: review.no,
          from: subject.responsibleUnitId,
          to: target?.id ?? null,
          orderNos: target ? subject.orders.map(({ no }) => no) : [],
        },
      });
      const penaltyNos = penalties.map(({ no }) => no);
      const facts = { no: review.no, subjectNo: review.subjectNo, unitName, penaltyNos };
      if (!target) return { kind: 'upheld', ...facts };
      const measuresDueAt = owed?.dueAt ?? null;
      return {
        kind: 'moved',
        ...facts,
        toUnitName: target.name,
        orderNos: subject.orders.map(({ no }) => no),
        measuresDueAt,
      };
    });
    return result;
  });
}

async function isOpen(tx: Tx, id: string): Promise<boolean> {
  return (await tx.liabilityReview.findUniqueOrThrow({ where: { id } })).status === 'open';
}

async function alreadyDecided(tx: Tx, id: string): Promise<DecideReviewOutcome> {
  const { no, status, decidedById, decidedAt } = await tx.liabilityReview.findUniqueOrThrow({ where: { id } });
  if (status === 'withdrawn') return { kind: 'withdrawn', no };
  const nameOf = await loadNames(tx, [decidedById]);
  return {
    kind: 'alreadyDecided',
    no,
    status: status === 'moved' ? 'moved' : 'upheld',
    byName: nameOf(decidedById ?? ''),
    at: decidedAt?.toISOString() ?? null,
  };
}

interface Settled {
  readonly review: LoadedReview;
  readonly subject: LiabilitySubject;
  readonly unitName: string;
  readonly reason: string;
  readonly target: { id: string; name: string } | undefined;
  readonly penalties: LiabilitySubject['penalties'];
  readonly resumed: readonly ResumedClock[];
  readonly owed: OwedMeasures | undefined;
  /** By when deductions that waited for it are to be decided, by 单号. */
  readonly dues: ReadonlyMap<string, ProposalDue>;
}

/** To the head of the unit that contested and the new unit's head, with who stands in for one on leave, and, after a move, to those who decide its deductions. */
async function noticesOf(context: ServiceContext, tx: Tx, settled: Settled): Promise<NewNotice[]> {
  const { review, subject, target, unitName, reason: decisionReason, penalties, resumed, owed, dues } = settled;
  const { no, subjectNo } = review;
  const ref = { type: 'liability' as const, no };
  const facts = {
    no,
    subjectType: subject.type as LiabilitySubjectType,
    subjectNo,
    unitName,
    decisionReason,
    ...(owed && !target && { owed }),
  };
  const notices: NewNotice[] = [];
  // Usually one unit; two where the record has moved since it was contested.
  const formerUnits = new Set([review.unitId, subject.responsibleUnitId]);
  const unitIds = [...formerUnits, ...askedUnits(review), ...(target ? [target.id] : [])];
  const spokespeople = await loadSpokespeople(context, tx, unitIds);
  const speakingFor = (id: string) => spokespeople.get(id) ?? [];
  const former = eachOnce([...formerUnits].flatMap(speakingFor));
  const outcome = target
    ? { code: 'liabilityMovedAway' as const, ...facts, toUnitName: target.name }
    : { code: 'liabilityUpheld' as const, ...facts, resumed };
  for (const to of former)
    notices.push({ ...to, ref, content: outcome, dedupeKey: `liabilityDecided:${no}:${to.recipientId}:former` });
  const next = target ? speakingFor(target.id) : [];
  const heard = [...former, ...next].map(({ recipientId }) => recipientId);
  for (const to of eachOnce(askedUnits(review).flatMap(speakingFor)))
    if (!heard.includes(to.recipientId))
      notices.push({
        ...to,
        ref,
        content: { ...outcome, asked: true },
        dedupeKey: `liabilityDecided:${no}:${to.recipientId}:asked`,
      });
  if (!target) {
    // Points that came up meanwhile were not proposed to anybody: now they are. Who had heard of one hears nothing twice.
    for (const penalty of penalties)
      notices.push(
        ...(await noticesOfProposal(context, tx, {
          ...{ ...penalty, ruleTitle: penalty.ruleVersion.rule.title, due: dues.get(penalty.no) },
        })),
      );
    return notices;
  }
  const penaltyNos = penalties.map(penalty => penalty.no);
  const orderNos = subject.orders.map(order => order.no);
  const officers = owed ? await officersOf(tx, target.id) : [];
  for (const to of eachOnce([...next, ...officers.map(recipientId => ({ recipientId }))]))
    notices.push({
      ...to,
      ref,
      content: {
        code: 'liabilityMovedHere',
        ...{ ...facts, toUnitName: target.name, orderNos, penaltyNos, resumed },
        ...(owed && { owed }),
      },
      dedupeKey: `liabilityDecided:${no}:${to.recipientId}:new`,
    });
  for (const penalty of penalties) {
    const moved = {
      ...{ ...penalty, responsibleUnitId: target.id, ruleTitle: penalty.ruleVersion.rule.title },
      due: dues.get(penalty.no),
    };
    notices.push(...(await noticesToDecide(context, tx, moved, no)));
  }
  return notices;
}

/** Who writes a unit's measures. */
async function officersOf(tx: Tx, unitId: string): Promise<string[]> {
  const rows = await tx.staff.findMany({
    where: { active: true, unitId, roles: { has: 'serviceOfficer' } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}
