import { randomUUID } from 'node:crypto';
import { reminderTimes } from '../../domain/calendar/reminders.ts';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import type { OwedMeanwhile } from '../../domain/liability/owed-meanwhile.ts';
import { letsStand } from '../../domain/liability/rule.ts';
import { answers, contestability, type LiabilitySubjectType } from '../../domain/liability/subject.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canContest, speaksFor, spokenFor } from '../../domain/permissions/liability.ts';
import { type Due, type DueBasis, dueAfter } from '../../domain/rectification/due.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { pauseClocks } from '../supervision/pause-clocks.ts';
import { noticeToSide } from './ask-side.ts';
import { asJson } from './json.ts';
import { listAccountableUnits } from './list-accountable.ts';
import {
  contestants,
  type LiabilitySubject,
  letsWait,
  loadLiabilitySubject,
  lockSubject,
  waitingOrders,
} from './load-liability-subject.ts';
import { loadMatter, reviewsOfMatter } from './load-matter.ts';
import { loadDecidingPeople, loadNames, loadUnitNames } from './load-people.ts';
import { askedUnits, decisionDue, loadLiabilityRule, reviewDeciders } from './load-review.ts';
import { owedMeanwhile } from './owed-meanwhile.ts';

/** Why responsibility cannot be contested (any more). */
export type ContestObstacle =
  | { kind: 'pointsConfirmed'; no: string; penaltyNo: string }
  | { kind: 'settled'; no: string }
  /** A problem that came with a 督办单 goes where that goes. */
  | { kind: 'followedByOrder'; no: string; orderNo: string }
  /** About this record or another of the same matter, `subjectNo`; `dueAt` (ISO) by when it is decided. */
  | { kind: 'reviewOpen'; no: string; reviewNo: string; subjectNo: string; dueAt: string | null }
  /** This unit has had its answer, about this record or another of the same matter; `at` is ISO, `penaltyNo` points that are still proposed. */
  | {
      kind: 'reviewDecided';
      no: string;
      reviewNo: string;
      subjectNo: string;
      byName: string;
      at: string | null;
      movedToName: string | null;
      penaltyNo: string | null;
    };

export type ContestPreview =
  | {
      kind: 'open';
      no: string;
      type: LiabilitySubjectType;
      unitId: string;
      unitName: string;
      /** The head on leave whom this person stands in for. */
      forName: string | null;
      /** What is owed until it is decided, without evidence and with it. */
      owed: { bare: readonly OwedMeanwhile[]; proven: readonly OwedMeanwhile[] };
    }
  | ContestObstacle;

export type FileReviewOutcome =
  /** By when it is decided (ISO), and which deadlines stand still or go on until then. */
  | {
      kind: 'filed';
      no: string;
      subjectNo: string;
      unitName: string;
      proposedUnitName: string | null;
      dueAt: string;
      dueBasis: DueBasis;
      owed: OwedMeanwhile[];
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
  const forId = speaksFor(input.actor, unitId);
  const forName = forId && (await loadNames(prisma, [forId]))(forId);
  const now = context.clock.now();
  const rule = await loadLiabilityRule(prisma, now);
  const owed = {
    bare: await owedMeanwhile(prisma, subject, { stands: letsStand(rule, 0), now }),
    proven: await owedMeanwhile(prisma, subject, { stands: true, now }),
  };
  return { kind: 'open', no: subject.no, type: subject.type, unitId, unitName, forName, owed };
}

/**
 * 不是我们的责任: opens a 责任认定 with a deadline of its own and asks the deciders, and the other sides for theirs: the unit named instead and,
 * where the inspected unit contests, the one held responsible. What is owed stands still only where evidence came with it, unless the rule in
 * force says otherwise.
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
      const rule = await loadLiabilityRule(tx, now);
      const due = dueAfter(context.calendar, now, rule.decisionWorkingDays);
      const stands = letsStand(rule, input.fileIds.length);
      const filing = { ...input, subject, unitId, unitName, proposedUnitName, due, stands, now };
      const no = await store(context, tx, filing);
      const orders = waitingOrders(subject);
      if (orders && stands) await pauseClocks(tx, orders, now);
      const owed = await owedMeanwhile(tx, locked, { stands, now });
      const dueAt = due.dueAt.toISOString();
      const { dueBasis } = due;
      return { kind: 'filed', no, subjectNo: subject.no, unitName, proposedUnitName, dueAt, dueBasis, owed };
    });
    return result;
  });
}

/** Which of the units that may contest this person speaks for. @throws AppError `forbidden` */
function contestingUnit(actor: Actor, subject: LiabilitySubject): string {
  const units = contestants(subject);
  assertAllowed(
    canContest(
      actor,
      units,
      subject.penalties.map(({ proposedById }) => proposedById),
    ),
  );
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
  const earlier = await reviewsOfMatter(db, await loadMatter(db, subject));
  const open = earlier.find(({ status }) => status === 'open');
  if (open)
    return {
      ...{ kind: 'reviewOpen', no, reviewNo: open.no, subjectNo: open.subjectNo },
      dueAt: open.dueAt?.toISOString() ?? null,
    };
  const asked = { subjectId: subject.id, unitId, responsibleUnitId: subject.responsibleUnitId };
  const decided = earlier.findLast(each => answers(each, asked));
  if (!decided) return undefined;
  const nameOf = await loadNames(db, [decided.decidedById]);
  const { movedToUnitId } = decided;
  return {
    ...{ kind: 'reviewDecided', no, reviewNo: decided.no, subjectNo: decided.subjectNo },
    byName: nameOf(decided.decidedById ?? ''),
    at: decided.decidedAt?.toISOString() ?? null,
    movedToName: movedToUnitId === null ? null : (await loadUnitNames(db))(movedToUnitId),
    penaltyNo: subject.penalties.find(({ status }) => status === 'proposed')?.no ?? null,
  };
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
  readonly due: Due;
  /** What is owed stands still from now on. */
  readonly stands: boolean;
  readonly now: Date;
}

async function store(context: ServiceContext, tx: Tx, input: Filing): Promise<string> {
  const { actor, subject, due, now } = input;
  const id = randomUUID();
  const no = await context.nextNumber(tx, 'liability', toShanghai(now).year);
  const byForId = speaksFor(actor, input.unitId);
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
      byForId,
      at: now,
      status: 'open',
      dueAt: due.dueAt,
      dueBasis: asJson(due.dueBasis),
      standsSince: input.stands && letsWait(subject) ? now : null,
    },
  });
  await context.timers.scheduleAll(
    tx,
    reminderTimes(due.dueAt, now, context.calendar).map(({ stage, at }) => ({
      at,
      key: `liabilityReminder:${id}:${stage}`,
      timer: { kind: 'liabilityReminder' as const, id, stage },
    })),
  );
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
    detail: {
      ...{ no, subjectNo: subject.no, proposedUnitId: input.proposedUnitId },
      ...(byForId && { forId: byForId }),
    },
  });
  return no;
}

async function noticesOf(context: ServiceContext, tx: Tx, no: string, input: Filing): Promise<NewNotice[]> {
  const { subject, statement, proposedUnitId, proposedUnitName, unitName } = input;
  const ref = { type: 'liability' as const, no };
  const facts = { no, subjectType: subject.type, subjectNo: subject.no, unitName, ...decisionDue(input.due) };
  const people = await loadDecidingPeople(context, tx);
  const { unitId } = input;
  const { responsibleUnitId } = subject;
  const sides = { unitId, proposedUnitId, askedUnitId: null, responsibleUnitId };
  const spoken = { byId: input.actor.id, byForId: speaksFor(input.actor, unitId), statements: [] };
  const notices = reviewDeciders({ ...sides, ...spoken }, people).map(
    (recipientId): NewNotice => ({
      recipientId,
      ref,
      content: { code: 'liabilityToDecide', ...facts, proposedUnitName, statement, files: input.fileIds.length },
      dedupeKey: `liabilityToDecide:${no}:${recipientId}`,
    }),
  );
  for (const askedId of askedUnits(sides)) {
    const held = askedId === responsibleUnitId;
    notices.push(...(await noticeToSide(context, tx, { no, unitId: askedId, facts: { ...facts, statement, held } })));
  }
  return notices;
}
