import { randomUUID } from 'node:crypto';
import type { InspectionDraft } from '../../domain/inspections/draft.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canCorrectInspection, editorOf } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { Inspection, Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { awaitsReview } from './load-waiting.ts';
import { isEditable } from './open-draft.ts';
import { decidingMatter } from './reviewers.ts';

export type BegunCorrection =
  | { kind: 'begun'; inspectionId: string }
  | { kind: 'resumed'; inspectionId: string }
  /** A correction of it waits for its review. */
  | { kind: 'inReview'; no: string }
  /** Somebody else is correcting it. */
  | { kind: 'taken'; no: string; byName: string }
  /** Not released yet: it is reviewed, or filled in, first. */
  | { kind: 'notReleased'; no: string }
  | { kind: 'voided'; no: string };

/**
 * 更正测评: opens a draft of the next revision with the old answers, or the one this person has open already. The result in force stays
 * as it is until the correction is released.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function beginCorrection(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string },
): Promise<BegunCorrection> {
  const { actor, submissionId, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM "Inspection" WHERE no = ${no} FOR UPDATE`;
    const row = await tx.inspection.findUnique({ where: { no }, include: { programme: true, next: true } });
    if (!row) throw new AppError('notFound', { no });
    const matter = await decidingMatter(context, tx, row);
    assertAllowed(canCorrectInspection(actor, { ...row, line: row.programme.line }, matter));
    if (row.releasedAt === null) return { kind: 'notReleased', no };
    if (row.status === 'voided') return { kind: 'voided', no };
    const { next } = row;
    if (next && awaitsReview(next)) return { kind: 'inReview', no };
    if (next && isEditable(next.status)) {
      if (editorOf(next) === actor.id) return { kind: 'resumed', inspectionId: next.id };
      const editor = await tx.staff.findUnique({ where: { id: editorOf(next) }, select: { name: true } });
      return { kind: 'taken', no, byName: editor?.name ?? '' };
    }
    const id = await createRevision(tx, { previous: row, correctedById: actor.id, submissionId, now });
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'inspection.correctionBegun',
      subjectType: 'inspection',
      subjectId: id,
      detail: { no },
    });
    return { kind: 'begun', inspectionId: id };
  });
}

/** The next revision as a draft; `draft` and `reason` where what it is to say is known already. */
export async function createRevision(
  tx: Tx,
  input: {
    previous: Inspection;
    correctedById: string;
    submissionId: string;
    now: Date;
    draft?: InspectionDraft;
    reason?: string;
  },
): Promise<string> {
  const { previous, correctedById, submissionId, now, draft, reason } = input;
  const id = randomUUID();
  await tx.inspection.create({
    data: {
      id,
      submissionId: `${submissionId}:revision`,
      programmeId: previous.programmeId,
      templateId: previous.templateId,
      unitId: previous.unitId,
      responsibleUnitId: previous.responsibleUnitId,
      taskId: previous.taskId,
      isRecheck: previous.isRecheck,
      period: previous.period,
      inspectorId: previous.inspectorId,
      inspectedAt: previous.inspectedAt,
      status: 'draft',
      revision: previous.revision + 1,
      previousId: previous.id,
      answers: (draft?.answers ?? previous.answers) as Prisma.InputJsonObject,
      samples: (draft?.samples ?? previous.samples) as Prisma.InputJsonValue,
      fields: previous.fields as Prisma.InputJsonObject,
      note: previous.note,
      level: previous.level,
      source: previous.source,
      correction: reason ?? '',
      correctedById,
      createdAt: now,
      updatedAt: now,
      submittedAt: previous.submittedAt,
    },
  });
  return id;
}

/** 放弃更正: takes away a correction that was not submitted, for its editor or whoever may correct. @throws AppError `notFound`, `forbidden` */
export async function dropCorrection(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<{ kind: 'dropped' | 'none'; no: string }> {
  const { actor, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const row = await tx.inspection.findUnique({ where: { no }, include: { programme: true, next: true } });
    if (!row) throw new AppError('notFound', { no });
    const matter = await decidingMatter(context, tx, row);
    assertAllowed(canCorrectInspection(actor, { ...row, line: row.programme.line }, matter));
    const { next } = row;
    if (!next) return { kind: 'none', no };
    const { count } = await tx.inspection.updateMany({
      where: { id: next.id, status: { in: ['draft', 'returned'] } },
      data: { status: 'discarded', previousId: null, updatedAt: now },
    });
    if (count === 0) return { kind: 'none', no };
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'inspection.correctionDropped',
      subjectType: 'inspection',
      subjectId: next.id,
      detail: { no },
    });
    return { kind: 'dropped', no };
  });
}

/** Why a result is corrected; part of its draft until it is submitted. @throws AppError `conflict` when it is not open any more. */
export async function saveCorrectionReason(
  context: ServiceContext,
  input: { actor: Actor; inspectionId: string; reason: string },
): Promise<void> {
  const { actor, inspectionId, reason } = input;
  const { count } = await context.db.transaction(tx =>
    tx.inspection.updateMany({
      where: {
        id: inspectionId,
        correctedById: actor.id,
        previousId: { not: null },
        status: { in: ['draft', 'returned'] },
      },
      data: { correction: reason, updatedAt: context.clock.now() },
    }),
  );
  if (count === 0) throw new AppError('conflict');
}
