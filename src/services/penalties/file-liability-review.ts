import { randomUUID } from 'node:crypto';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import { contestability, type LiabilitySubjectType } from '../../domain/liability/subject.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canContest, spokenFor } from '../../domain/permissions/liability.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { pauseClocks } from '../supervision/pause-clocks.ts';
import { noticeToSide } from './ask-side.ts';
import { listAccountableUnits } from './list-accountable.ts';
import {
  contestants,
  type LiabilitySubject,
  loadLiabilitySubject,
  lockSubject,
  waitingOrders,
} from './load-liability-subject.ts';
import { loadDecidingPeople, loadUnitNames } from './load-people.ts';
import { askedUnits, reviewDeciders } from './load-review.ts';

/** Why responsibility cannot be contested (any more). */
export type ContestObstacle =
  | { kind: 'pointsConfirmed'; no: string; penaltyNo: string }
  | { kind: 'settled'; no: string }
  /** A problem that came with a 督办单 goes where that goes. */
  | { kind: 'followedByOrder'; no: string; orderNo: string }
  | { kind: 'reviewOpen'; no: string; reviewNo: string }
  /** This unit has had its answer about this record. */
  | { kind: 'reviewDecided'; no: string; reviewNo: string };

export type ContestPreview =
  | { kind: 'open'; no: string; type: LiabilitySubjectType; unitId: string; unitName: string }
  | ContestObstacle;

export type FileReviewOutcome =
  /** `pausedNos`: 督办单 whose clocks stand still until it is decided. */
  | {
      kind: 'filed';
      no: string;
      subjectNo: string;
      unitName: string;
      proposedUnitName: string | null;
      pausedNos: string[];
    }
  | ContestObstacle;

/** Whether this person may contest the record now. @throws AppError notFound, forbidden. */
export async function previewContest(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ContestPreview> {
  const { prisma } = context.db;
  const subject = await loadLiabilitySubject(prisma, input.no);
  const unitId = contestingUnit(input.actor, subject);
  const obstacle = await obstacleOf(prisma, subject, unitId);
  if (obstacle) return obstacle;
  const unitName = (await loadUnitNames(prisma))(unitId);
  return { kind: 'open', no: subject.no, type: subject.type, unitId, unitName };
}

/**
 * 不是我们的责任: opens a 责任认定 and asks the deciders, and the other sides for theirs: the unit named instead and, where the inspected unit
 * contests, the one held responsible.
 *
 * @throws AppError notFound, forbidden, invalidInput (a unit that cannot answer for points), conflict.
 */
export async function fileLiabilityReview(
  context: ServiceContext,
  input: {
    actor: Actor;
    no: string;
    statement: string;
    proposedUnitId: string | null;
    fileIds: readonly string[];
    submissionId: string;
  },
): Promise<FileReviewOutcome> {
  const now = context.clock.now();
  const { prisma } = context.db;
  const subject = await loadLiabilitySubject(prisma, input.no);
  const receipt = { submissionId: input.submissionId, useCase: 'penalties.contest', at: now };
  const unitId = contestingUnit(input.actor, subject);
  const { proposedUnitId } = input;
  const units = await listAccountableUnits(context);
  const proposed = units.find(({ id }) => id === proposedUnitId);
  if (proposedUnitId !== null && (!proposed || proposedUnitId === subject.responsibleUnitId))
    throw new AppError('invalidInput', { field: 'proposedUnitId' });
  const unitName = (await loadUnitNames(prisma))(unitId);
  return context.db.transaction(async tx => {
    const { result } = await context.once(tx, receipt, async (): Promise<FileReviewOutcome> => {
      const locked = await lockSubject(tx, subject.no);
      const obstacle = await obstacleOf(tx, locked, unitId);
      if (obstacle) return obstacle;
      if (locked.responsibleUnitId !== subject.responsibleUnitId) throw new AppError('conflict', { no: subject.no });
      const proposedUnitName = proposed?.name ?? null;
      const no = await store(context, tx, { ...input, subject, unitId, unitName, proposedUnitName, now });
      const orders = waitingOrders(subject);
      const pausedNos = orders ? await pauseClocks(tx, orders, now) : [];
      return { kind: 'filed', no, subjectNo: subject.no, unitName, proposedUnitName, pausedNos };
    });
    return result;
  });
}

/** Which of the units that may contest this person speaks for. @throws AppError `forbidden` */
function contestingUnit(actor: Actor, subject: LiabilitySubject): string {
  const units = contestants(subject);
  assertAllowed(canContest(actor, units));
  return spokenFor(actor, units)!;
}

async function obstacleOf(
  db: Tx | Prisma,
  subject: LiabilitySubject,
  unitId: string,
): Promise<ContestObstacle | undefined> {
  const { no } = subject;
  const state = contestability(subject.type, subject.status, subject.penalties);
  if (state.kind === 'pointsConfirmed') return { ...state, no };
  if (state.kind === 'settled') return { kind: 'settled', no };
  if (subject.type === 'majorIssue') {
    const order = await db.supervisionOrder.findFirst({ where: { majorIssueId: subject.id }, select: { no: true } });
    if (order) return { kind: 'followedByOrder', no, orderNo: order.no };
  }
  const earlier = await db.liabilityReview.findMany({ where: { subjectType: subject.type, subjectId: subject.id } });
  const open = earlier.find(({ status }) => status === 'open');
  if (open) return { kind: 'reviewOpen', no, reviewNo: open.no };
  const decided = earlier.find(each => each.unitId === unitId);
  return decided && { kind: 'reviewDecided', no, reviewNo: decided.no };
}

interface Filing {
  readonly actor: Actor;
  readonly statement: string;
  readonly proposedUnitId: string | null;
  readonly proposedUnitName: string | null;
  readonly fileIds: readonly string[];
  readonly submissionId: string;
  readonly subject: LiabilitySubject;
  /** Of the unit that contests. */
  readonly unitId: string;
  readonly unitName: string;
  readonly now: Date;
}

async function store(context: ServiceContext, tx: Tx, input: Filing): Promise<string> {
  const { actor, subject, now } = input;
  const id = randomUUID();
  const no = await context.nextNumber(tx, 'liability', toShanghai(now).year);
  await tx.liabilityReview.create({
    data: {
      id,
      no,
      submissionId: input.submissionId,
      subjectType: subject.type,
      subjectId: subject.id,
      subjectNo: subject.no,
      unitId: input.unitId,
      responsibleUnitId: subject.responsibleUnitId,
      statement: input.statement,
      proposedUnitId: input.proposedUnitId,
      byId: actor.id,
      at: now,
      status: 'open',
    },
  });
  await addEvidence(tx, {
    ...{ fileIds: input.fileIds, subjectType: 'liability', subjectId: id, byId: actor.id, at: now },
  });
  await context.notices.queue(tx, now, await noticesOf(context, tx, no, input));
  await context.recordAudit(tx, {
    at: now,
    actorId: actor.id,
    action: 'liability.filed',
    subjectType: 'liability',
    subjectId: id,
    detail: { no, subjectNo: subject.no, proposedUnitId: input.proposedUnitId },
  });
  return no;
}

async function noticesOf(context: ServiceContext, tx: Tx, no: string, input: Filing): Promise<NewNotice[]> {
  const { subject, statement, proposedUnitId, proposedUnitName, unitName } = input;
  const ref = { type: 'liability' as const, no };
  const facts = { no, subjectType: subject.type, subjectNo: subject.no, unitName };
  const people = await loadDecidingPeople(context, tx);
  const { unitId } = input;
  const { responsibleUnitId } = subject;
  const sides = { unitId, proposedUnitId, askedUnitId: null, responsibleUnitId };
  const notices = reviewDeciders(sides, people).map(
    (recipientId): NewNotice => ({
      recipientId,
      ref,
      content: { code: 'liabilityToDecide', ...facts, proposedUnitName, statement },
      dedupeKey: `liabilityToDecide:${no}:${recipientId}`,
    }),
  );
  for (const askedId of askedUnits(sides)) {
    const held = askedId === responsibleUnitId;
    notices.push(...(await noticeToSide(context, tx, { no, unitId: askedId, facts: { ...facts, statement, held } })));
  }
  return notices;
}
