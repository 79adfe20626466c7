import { redactRemarks, remarksOf } from '../../domain/inspections/people.ts';
import type { Actor } from '../../domain/org/actor.ts';
import {
  appealDeadline,
  appealReminderAt,
  type DeadlineBasis,
  splitDeadline,
} from '../../domain/penalties/appeal-window.ts';
import { confirmationLine } from '../../domain/penalties/ledger.ts';
import type { PenaltyStatus } from '../../domain/penalties/status.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecidePenalty } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { redactorOf } from '../inspections/redactor.ts';
import { recordedResult } from '../rectification/recorded-result.ts';
import { asJson } from './json.ts';
import { factsOf, type LoadedEntry, loadEntry } from './load-entry.ts';
import { clauseOf, countPhotos, loadOrigin } from './load-origin.ts';
import { loadDecidingPeople, loadUnitNames } from './load-people.ts';
import { loadReviewsOf } from './load-reviews.ts';

export interface DecidePenaltyInput {
  readonly actor: Actor;
  readonly no: string;
  readonly decision: 'confirm' | 'reject';
  /** Optional words to the unit. */
  readonly reason?: string;
  readonly submissionId: string;
}

/** Instants are ISO strings, points decimal strings: the outcome is kept as a receipt. */
export type PenaltyDecisionOutcome =
  | { kind: 'confirmed'; no: string; points: string; unitName: string; appealDueAt: string; appealBasis: DeadlineBasis }
  | { kind: 'rejected'; no: string; points: string; unitName: string }
  | { kind: 'alreadyDecided'; no: string; status: PenaltyStatus; byName: string; at: string | null }
  | { kind: 'liabilityOpen'; no: string; reviewNo: string }
  /** Whether the finding is right is not decided yet. */
  | { kind: 'disputeOpen'; no: string; disputeNo: string };

/**
 * 确认扣分 and 不予扣分. Confirming posts the points to the ledger and opens the appeal window; it is refused while a 责任认定
 * about the deduction or its origin, or an 异议 about its finding, is open.
 *
 * @throws AppError notFound, forbidden, conflict (the responsible unit changed meanwhile).
 */
export async function decidePenalty(
  context: ServiceContext,
  input: DecidePenaltyInput,
): Promise<PenaltyDecisionOutcome> {
  const now = context.clock.now();
  const { prisma } = context.db;
  const entry = await loadEntry(prisma, input.no);
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  assertAllowed(canDecidePenalty(input.actor, { concernedUnitIds: [entry.responsibleUnitId], qualityOfficers }));
  const unitName = (await loadUnitNames(prisma))(entry.responsibleUnitId);
  const material = input.decision === 'confirm' ? await loadMaterial(context, entry) : undefined;
  const useCase = `penalties.${input.decision}`;
  return context.db.transaction(async tx => {
    const { result } = await context.once(tx, { submissionId: input.submissionId, useCase, at: now }, async () => {
      const obstacle = await claim(tx, entry);
      if (obstacle) return obstacle;
      await context.notices.mark(tx, now, { recipientId: input.actor.id, refNo: entry.no }, 'handled');
      return material
        ? confirm(context, tx, { entry, unitName, material, now, actor: input.actor })
        : reject(context, tx, { entry, unitName, reason: input.reason ?? '', now, actor: input.actor });
    });
    return result;
  });
}

async function loadMaterial(context: ServiceContext, entry: LoadedEntry) {
  const { prisma } = context.db;
  const origin = await loadOrigin(prisma, entry);
  const record = origin.finding && {
    note: origin.finding.note,
    photos: await countPhotos(prisma, origin),
    recorded: recordedResult(origin.finding, origin.finding.item),
  };
  // It goes to the responsible unit.
  const redact = await redactorOf(prisma, record ? remarksOf(record) : []);
  const read = record && redactRemarks(record, redact);
  const evidence = read && { note: read.note, photos: read.photos, result: read.recorded };
  return { clause: await clauseOf(prisma, origin), evidence };
}

/** Locks the deduction while it is undecided; otherwise says what stands in the way. */
async function claim(tx: Tx, entry: LoadedEntry): Promise<PenaltyDecisionOutcome | undefined> {
  const { id, no, responsibleUnitId } = entry;
  const open = await tx.penaltyEntry.updateMany({
    where: { id, status: 'proposed', responsibleUnitId },
    data: { status: 'proposed' },
  });
  if (open.count === 0) {
    const { status, decidedById, decidedAt } = await tx.penaltyEntry.findUniqueOrThrow({ where: { id } });
    if (status === 'proposed') throw new AppError('conflict', { no });
    const decider = decidedById && (await tx.staff.findUnique({ where: { id: decidedById } }));
    return {
      kind: 'alreadyDecided',
      no,
      status,
      byName: decider ? decider.name : (decidedById ?? ''),
      at: decidedAt?.toISOString() ?? null,
    };
  }
  const review = (await loadReviewsOf(tx, entry)).find(({ status }) => status === 'open');
  if (review) return { kind: 'liabilityOpen', no, reviewNo: review.no };
  const dispute =
    entry.subjectType === 'finding'
      ? await tx.findingDispute.findUnique({ where: { findingId: entry.subjectId } })
      : null;
  return dispute?.status === 'open' ? { kind: 'disputeOpen', no, disputeNo: dispute.no } : undefined;
}

interface Confirmation {
  readonly entry: LoadedEntry;
  readonly unitName: string;
  readonly now: Date;
  readonly actor: Actor;
}

async function confirm(
  context: ServiceContext,
  tx: Tx,
  input: Confirmation & { material: Awaited<ReturnType<typeof loadMaterial>> },
): Promise<PenaltyDecisionOutcome> {
  const { entry, unitName, now, actor } = input;
  const { dueAt, basis } = splitDeadline(appealDeadline(now, context.calendar));
  const { reason, points } = confirmationLine(entry.points.toString());
  await tx.penaltyEntry.update({
    where: { id: entry.id },
    data: {
      status: 'confirmed',
      decidedById: actor.id,
      decidedAt: now,
      appealDueAt: dueAt,
      appealBasis: asJson(basis),
    },
  });
  await tx.penaltyPosting.create({
    data: {
      entryId: entry.id,
      unitId: entry.responsibleUnitId,
      period: entry.period,
      points,
      reason,
      byId: actor.id,
      at: now,
    },
  });
  const { id } = entry;
  const remindAt = appealReminderAt(dueAt, now, context.calendar);
  if (remindAt)
    await context.timers.schedule(tx, remindAt, `appealWindowReminder:${id}`, { kind: 'appealWindowReminder', id });
  await context.timers.schedule(tx, dueAt, `appealWindowCloses:${id}`, { kind: 'appealWindowCloses', id });
  const appealDueAt = dueAt.toISOString();
  await tellHead(context, tx, input, {
    code: 'penaltyConfirmed',
    ...factsOf(entry, unitName),
    ruleText: entry.ruleVersion.text,
    ruleSource: entry.ruleVersion.source,
    ...input.material,
    appealDueAt,
    appealBasis: basis,
  });
  await audit(context, tx, input, 'penalty.confirmed');
  return { kind: 'confirmed', no: entry.no, points, unitName, appealDueAt, appealBasis: basis };
}

async function reject(
  context: ServiceContext,
  tx: Tx,
  input: Confirmation & { reason: string },
): Promise<PenaltyDecisionOutcome> {
  const { entry, unitName, now, actor, reason } = input;
  await tx.penaltyEntry.update({
    where: { id: entry.id },
    data: { status: 'rejected', decidedById: actor.id, decidedAt: now, decisionReason: reason },
  });
  const facts = factsOf(entry, unitName);
  await tellHead(context, tx, input, { code: 'penaltyRejected', ...facts, decisionReason: reason });
  await audit(context, tx, input, 'penalty.rejected');
  return { kind: 'rejected', no: entry.no, points: facts.points, unitName };
}

async function tellHead(
  context: ServiceContext,
  tx: Tx,
  { entry, now }: Confirmation,
  content: Parameters<ServiceContext['notices']['queue']>[2][number]['content'],
): Promise<void> {
  const head = await context.directory.headOf(tx, entry.responsibleUnitId);
  if (!head) return;
  const dedupeKey = `${content.code}:${entry.no}:${head.id}`;
  await context.notices.queue(tx, now, [
    { recipientId: head.id, ref: { type: 'penalty', no: entry.no }, content, dedupeKey },
  ]);
}

async function audit(context: ServiceContext, tx: Tx, { entry, now, actor }: Confirmation, action: string) {
  await context.recordAudit(tx, {
    at: now,
    actorId: actor.id,
    action,
    subjectType: 'penalty',
    subjectId: entry.id,
    detail: { no: entry.no },
  });
}
