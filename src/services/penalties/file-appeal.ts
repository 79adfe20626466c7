import { randomUUID } from 'node:crypto';
import { reminderTimes } from '../../domain/calendar/reminders.ts';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import type { Actor } from '../../domain/org/actor.ts';
import {
  appealOpen,
  type DeadlineBasis,
  decisionDeadline,
  splitDeadline,
} from '../../domain/penalties/appeal-window.ts';
import { type TakenBackBy, takenBackBy } from '../../domain/penalties/ledger.ts';
import { type DeciderPick, type PickFacts, pickDecider } from '../../domain/penalties/pick-decider.ts';
import type { PenaltyStatus } from '../../domain/penalties/status.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canAppeal, standsInFor } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { unknownRecords } from './find-records.ts';
import { asJson } from './json.ts';
import { askToDecide, pickFacts, pickInput } from './load-appeal-decider.ts';
import { confirmedPointsOf, type LoadedEntry, loadEntry } from './load-entry.ts';
import { loadUnitNames } from './load-people.ts';
import { lapseReversal } from './reversals/lapse-reversal.ts';

/** Why an appeal cannot be filed. Instants are ISO strings. */
export type AppealObstacle =
  | { kind: 'tooLate'; no: string; appealDueAt: string }
  | { kind: 'alreadyAppealed'; no: string; appealNo: string }
  /** `takenBackBy`: where it was taken back, what did. */
  | { kind: 'wrongState'; no: string; status: PenaltyStatus; takenBackBy?: TakenBackBy }
  | { kind: 'noDecider'; no: string };

export type FileAppealOutcome =
  | ({
      kind: 'filed';
      no: string;
      penaltyNo: string;
      deciderName: string;
      dueAt: string;
      dueBasis: DeadlineBasis;
    } & PickFacts)
  | AppealObstacle;

export type AppealPreview =
  | ({
      kind: 'open';
      no: string;
      unitName: string;
      /** The head on leave whom this person stands in for. */
      forName: string | null;
      points: string;
      appealDueAt: string;
      deciderName: string;
    } & PickFacts)
  | AppealObstacle;

/** Whether this person may appeal now, and who would decide. @throws AppError notFound, forbidden. */
export async function previewAppeal(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<AppealPreview> {
  const { entry, pick, facts, unitName } = await prepare(context, input);
  const obstacle = await obstacleOf(context.db.prisma, entry, context.clock.now());
  if (obstacle) return obstacle;
  if (!pick || !facts) return { kind: 'noDecider', no: entry.no };
  return {
    kind: 'open',
    no: entry.no,
    unitName,
    forName: standsInFor(input.actor, entry.responsibleUnitId)?.forName ?? null,
    points: await confirmedPointsOf(context.db.prisma, entry),
    appealDueAt: entry.appealDueAt!.toISOString(),
    ...facts,
  };
}

/**
 * 考核申诉: freezes a confirmed deduction and hands it to a neutral decider. One per deduction, before its window closes.
 *
 * @throws AppError notFound (also a record referred to, or a file of somebody else), forbidden.
 */
export async function fileAppeal(
  context: ServiceContext,
  input: {
    actor: Actor;
    no: string;
    grounds: string;
    fileIds: readonly string[];
    /** 单号 of records that it refers to as evidence. */
    evidenceNos?: readonly string[];
    submissionId: string;
  },
): Promise<FileAppealOutcome> {
  const evidenceNos = [...new Set(input.evidenceNos ?? [])];
  const [unknown] = await unknownRecords(context.db.prisma, evidenceNos);
  if (unknown !== undefined) throw new AppError('notFound', { no: unknown });
  const now = context.clock.now();
  const { entry, pick, facts, unitName } = await prepare(context, input);
  return context.db.transaction(async tx => {
    const receipt = { submissionId: input.submissionId, useCase: 'penalties.appeal', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<FileAppealOutcome> => {
      if (!pick || !facts) return { kind: 'noDecider', no: entry.no };
      const { count } = await tx.penaltyEntry.updateMany({
        where: { id: entry.id, status: 'confirmed', appealDueAt: { gt: now } },
        data: { status: 'appealed' },
      });
      if (count === 0) {
        const current = await loadEntry(tx, entry.no);
        return (await obstacleOf(tx, current, now)) ?? { kind: 'wrongState', no: entry.no, status: current.status };
      }
      return store(context, tx, { ...input, evidenceNos, entry, pick, facts, unitName, now });
    });
    return result;
  });
}

async function prepare(context: ServiceContext, input: { actor: Actor; no: string }) {
  const { prisma } = context.db;
  const entry = await loadEntry(prisma, input.no);
  assertAllowed(canAppeal(input.actor, entry));
  const pick = pickDecider(await pickInput(context, prisma, { entry, recusedIds: [], filedById: input.actor.id }));
  const facts = pick && (await pickFacts(prisma, pick));
  const unitName = (await loadUnitNames(prisma))(entry.responsibleUnitId);
  return { entry, pick, facts, unitName };
}

async function obstacleOf(db: Tx | Prisma, entry: LoadedEntry, now: Date): Promise<AppealObstacle | undefined> {
  const { id, no, status, appealDueAt } = entry;
  const appeal = await db.scoreAppeal.findUnique({ where: { entryId: id } });
  if (appeal) return { kind: 'alreadyAppealed', no, appealNo: appeal.no };
  const hadWindow = (status === 'confirmed' || status === 'final') && appealDueAt !== null;
  if (status === 'reversed') {
    const postings = await db.penaltyPosting.findMany({ where: { entryId: id }, select: { reason: true } });
    const by = takenBackBy(postings.map(({ reason }) => reason));
    return { kind: 'wrongState', no, status, ...(by && { takenBackBy: by }) };
  }
  if (!hadWindow) return { kind: 'wrongState', no, status };
  return appealOpen(appealDueAt, now) ? undefined : { kind: 'tooLate', no, appealDueAt: appealDueAt.toISOString() };
}

interface Filing {
  readonly actor: Actor;
  readonly grounds: string;
  readonly fileIds: readonly string[];
  readonly evidenceNos: readonly string[];
  readonly submissionId: string;
  readonly entry: LoadedEntry;
  readonly pick: DeciderPick;
  readonly facts: Awaited<ReturnType<typeof pickFacts>>;
  readonly unitName: string;
  readonly now: Date;
}

async function store(context: ServiceContext, tx: Tx, input: Filing): Promise<FileAppealOutcome> {
  const { entry, pick, now, actor, grounds } = input;
  const { deciderName, ...picked } = input.facts;
  const id = randomUUID();
  const no = await context.nextNumber(tx, 'appeal', toShanghai(now).year);
  const filedForId = standsInFor(actor, entry.responsibleUnitId)?.forId ?? null;
  const { dueAt, basis } = splitDeadline(decisionDeadline(now, context.calendar));
  await tx.scoreAppeal.create({
    data: {
      id,
      no,
      submissionId: input.submissionId,
      entryId: entry.id,
      filedById: actor.id,
      filedForId,
      grounds,
      evidenceNos: [...input.evidenceNos],
      filedAt: now,
      dueAt,
      dueBasis: asJson(basis),
      deciderId: pick.deciderId,
      status: 'open',
    },
  });
  const files = await addEvidence(tx, {
    ...{ fileIds: input.fileIds, subjectType: 'appeal', subjectId: id, byId: actor.id, at: now },
  });
  await context.timers.scheduleAll(
    tx,
    reminderTimes(dueAt, now, context.calendar).map(({ stage, at }) => ({
      at,
      key: `appealDecisionReminder:${id}:${stage}`,
      timer: { kind: 'appealDecisionReminder' as const, id, stage },
    })),
  );
  await lapseReversal(context, tx, { entry, causeNo: no, actorId: actor.id, now });
  await context.notices.mark(tx, now, { recipientId: actor.id, refNo: entry.no }, 'handled');
  await context.notices.queue(tx, now, [
    askToDecide(pick, {
      ...{ no, penaltyNo: entry.no, unitName: input.unitName, points: await confirmedPointsOf(tx, entry), grounds },
      ...{ evidence: { files, nos: [...input.evidenceNos] }, dueAt: dueAt.toISOString(), dueBasis: basis },
      ...picked,
    }),
  ]);
  await context.recordAudit(tx, {
    at: now,
    actorId: actor.id,
    action: 'appeal.filed',
    subjectType: 'appeal',
    subjectId: id,
    detail: {
      no,
      penaltyNo: entry.no,
      files,
      evidenceNos: [...input.evidenceNos],
      deciderId: pick.deciderId,
      because: pick.because,
      ...(filedForId && { forId: filedForId }),
    },
  });
  return {
    kind: 'filed',
    no,
    penaltyNo: entry.no,
    deciderName,
    ...picked,
    dueAt: dueAt.toISOString(),
    dueBasis: basis,
  };
}
