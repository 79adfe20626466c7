import { randomUUID } from 'node:crypto';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import { ACCOUNTABLE_UNIT_KINDS, contestability, type LiabilitySubjectType } from '../../domain/liability/subject.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canContest } from '../../domain/permissions/liability.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { type LiabilitySubject, loadLiabilitySubject, lockSubject } from './load-liability-subject.ts';
import { loadDecidingPeople, loadUnitNames } from './load-people.ts';

/** Why responsibility cannot be contested (any more). */
export type ContestObstacle =
  | { kind: 'pointsConfirmed'; no: string; penaltyNo: string }
  | { kind: 'settled'; no: string }
  | { kind: 'reviewOpen'; no: string; reviewNo: string }
  /** This unit has had its answer about this record. */
  | { kind: 'reviewDecided'; no: string; reviewNo: string };

export type ContestPreview =
  | { kind: 'open'; no: string; type: LiabilitySubjectType; unitId: string; unitName: string }
  | ContestObstacle;

export type FileReviewOutcome =
  | { kind: 'filed'; no: string; subjectNo: string; unitName: string; proposedUnitName: string | null }
  | ContestObstacle;

/** Units that can answer for points, to choose from. */
export async function listAccountableUnits(
  context: ServiceContext,
): Promise<{ id: string; name: string; aliases: string[] }[]> {
  return context.db.prisma.orgUnit.findMany({
    where: { active: true, kind: { in: [...ACCOUNTABLE_UNIT_KINDS] } },
    select: { id: true, name: true, aliases: true },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  });
}

/** Whether this person may contest the record now. @throws AppError notFound, forbidden. */
export async function previewContest(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ContestPreview> {
  const { prisma } = context.db;
  const subject = await loadLiabilitySubject(prisma, input.no);
  assertAllowed(canContest(input.actor, subject.responsibleUnitId));
  const obstacle = await obstacleOf(prisma, subject);
  if (obstacle) return obstacle;
  const unitName = (await loadUnitNames(prisma))(subject.responsibleUnitId);
  return { kind: 'open', no: subject.no, type: subject.type, unitId: subject.responsibleUnitId, unitName };
}

/**
 * 不是我们的责任: opens a 责任认定 and asks the deciders, and the unit named instead for its side.
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
  assertAllowed(canContest(input.actor, subject.responsibleUnitId));
  const { proposedUnitId } = input;
  const units = await listAccountableUnits(context);
  const proposed = units.find(({ id }) => id === proposedUnitId);
  if (proposedUnitId !== null && (!proposed || proposedUnitId === subject.responsibleUnitId))
    throw new AppError('invalidInput', { field: 'proposedUnitId' });
  const unitName = (await loadUnitNames(prisma))(subject.responsibleUnitId);
  return context.db.transaction(async tx => {
    const { result } = await context.once(tx, receipt, async (): Promise<FileReviewOutcome> => {
      const locked = await lockSubject(tx, subject.no);
      const obstacle = await obstacleOf(tx, locked);
      if (obstacle) return obstacle;
      if (locked.responsibleUnitId !== subject.responsibleUnitId) throw new AppError('conflict', { no: subject.no });
      const proposedUnitName = proposed?.name ?? null;
      const no = await store(context, tx, { ...input, subject, unitName, proposedUnitName, now });
      return { kind: 'filed', no, subjectNo: subject.no, unitName, proposedUnitName };
    });
    return result;
  });
}

async function obstacleOf(db: Tx | Prisma, subject: LiabilitySubject): Promise<ContestObstacle | undefined> {
  const { no } = subject;
  const state = contestability(subject.type, subject.status, subject.penalties);
  if (state.kind === 'pointsConfirmed') return { ...state, no };
  if (state.kind === 'settled') return { kind: 'settled', no };
  const earlier = await db.liabilityReview.findMany({ where: { subjectType: subject.type, subjectId: subject.id } });
  const open = earlier.find(({ status }) => status === 'open');
  if (open) return { kind: 'reviewOpen', no, reviewNo: open.no };
  const decided = earlier.find(({ unitId }) => unitId === subject.responsibleUnitId);
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
      unitId: subject.responsibleUnitId,
      statement: input.statement,
      proposedUnitId: input.proposedUnitId,
      byId: actor.id,
      at: now,
      status: 'open',
    },
  });
  await tx.evidence.createMany({
    data: input.fileIds.map(fileId => ({
      id: randomUUID(),
      fileId,
      subjectType: 'liability',
      subjectId: id,
      addedById: actor.id,
      at: now,
    })),
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
  const concernedUnitIds = [subject.responsibleUnitId, ...(proposedUnitId === null ? [] : [proposedUnitId])];
  const notices = eligibleDeciders({ concernedUnitIds, ...people }).ids.map(
    (recipientId): NewNotice => ({
      recipientId,
      ref,
      content: { code: 'liabilityToDecide', ...facts, proposedUnitName, statement },
      dedupeKey: `liabilityToDecide:${no}:${recipientId}`,
    }),
  );
  const head = proposedUnitId === null ? undefined : await context.directory.headOf(tx, proposedUnitId);
  if (!head) return notices;
  const content = { code: 'liabilityAsked' as const, ...facts, statement };
  return [...notices, { recipientId: head.id, ref, content, dedupeKey: `liabilityAsked:${no}:${head.id}` }];
}
