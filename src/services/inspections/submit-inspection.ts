import { Decimal } from 'decimal.js';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import type { InspectionDraft } from '../../domain/inspections/draft.ts';
import { inspectionPeriod } from '../../domain/inspections/inspected-at.ts';
import { type DraftProblem, problemsOf, progressOf } from '../../domain/inspections/progress.ts';
import { scoreSheet } from '../../domain/inspections/score.ts';
import type { Sheet } from '../../domain/inspections/sheet.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canEditDraft } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { proposePenalty } from '../penalties/propose-penalty.ts';
import { openRectifications } from '../rectification/open-rectifications.ts';
import type { FiledInspection } from './filed-inspection.ts';
import { loadSheet } from './load-sheet.ts';
import { noticesOfFiling } from './notices-of-filing.ts';
import { toDraft } from './open-draft.ts';
import { type AlreadyFiled, fileForTask } from './planning/link-task.ts';
import { type RecordedFinding, recordFindings } from './record-findings.ts';

export type SubmittedInspection =
  | FiledInspection
  | AlreadyFiled
  | { readonly kind: 'incomplete'; readonly problems: readonly DraftProblem[] }
  | { readonly kind: 'discarded' }
  /** Neither the responsibility map nor the unit tree names a 责任部门. */
  | { readonly kind: 'noResponsibleUnit' };

/**
 * Submits a draft: 单号, score, findings with their evidence, 整改通知 for what failed, proposed deductions for failed items that
 * are marked with a rule, and the notices. Done once per draft: another device or a repeated message gets the same answer.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function submitInspection(
  context: ServiceContext,
  input: { actor: Actor; inspectionId: string },
): Promise<SubmittedInspection> {
  const { actor, inspectionId } = input;
  const now = context.clock.now();
  const known = await context.db.prisma.inspection.findUnique({
    where: { id: inspectionId },
    select: { templateId: true, inspectorId: true, submissionId: true },
  });
  if (!known) throw new AppError('notFound');
  const sheet = await loadSheet(context, known.templateId);
  assertAllowed(canEditDraft(actor, { inspectorId: known.inspectorId, line: sheet.line }));

  return context.db.transaction(async tx => {
    // The lock keeps a late answer from another device out of a submission that has already been judged.
    await tx.$queryRaw`SELECT 1 FROM "Inspection" WHERE id = ${inspectionId} FOR UPDATE`;
    const row = await tx.inspection.findUniqueOrThrow({ where: { id: inspectionId } });
    const { submissionId } = known;
    if (row.status === 'discarded') return (await answeredBefore(tx, submissionId)) ?? { kind: 'discarded' };
    const draft = toDraft(row);
    const { unitId, inspectedAt } = draft;
    const on = { unitId, line: sheet.line, on: inspectedAt };
    const responsibleUnitId = row.responsibleUnitId ?? (await context.directory.responsibleUnit(tx, on));
    if (!responsibleUnitId) return { kind: 'noResponsibleUnit' };
    const problems = row.status === 'draft' ? problemsOf(sheet, draft, now) : [];
    if (problems.length > 0) return { kind: 'incomplete', problems };
    const submission = { actor, inspectionId, unitId, responsibleUnitId, sheet, draft, now };
    const visit = { programmeId: row.programmeId, unitId, period: inspectionPeriod(sheet.cycle, inspectedAt) };
    const filed = await context.once(tx, { submissionId, useCase: 'submit-inspection', at: now }, () =>
      fileForTask(context, tx, { actor, inspectionId, taskId: row.taskId, visit }, () =>
        writeSubmission(context, tx, submission),
      ),
    );
    return filed.result;
  });
}

/** A draft closed because its task had been filed gives a repeated confirmation the same answer. */
async function answeredBefore(tx: Tx, submissionId: string): Promise<AlreadyFiled | undefined> {
  const receipt = await tx.receipt.findUnique({ where: { submissionId } });
  return receipt ? (receipt.result as unknown as AlreadyFiled) : undefined;
}

interface Submission {
  readonly actor: Actor;
  readonly inspectionId: string;
  readonly unitId: string;
  readonly responsibleUnitId: string;
  readonly sheet: Sheet;
  readonly draft: InspectionDraft;
  readonly now: Date;
}

async function writeSubmission(context: ServiceContext, tx: Tx, submission: Submission): Promise<FiledInspection> {
  const { actor, inspectionId, responsibleUnitId, sheet, draft, now } = submission;
  const { score = new Decimal(0), vetoed } = scoreSheet(sheet, draft);
  const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: submission.unitId }, select: { name: true } });
  const findings = await recordFindings(tx, { inspectionId, sheet, draft, actorId: actor.id, now });
  // Whoever submits next waits for this number until this transaction ends: what does not need it is done before.
  const no = await context.nextNumber(tx, 'inspection', toShanghai(now).year);
  const { count } = await tx.inspection.updateMany({
    where: { id: inspectionId, status: 'draft' },
    data: {
      no,
      status: 'submitted',
      responsibleUnitId,
      period: inspectionPeriod(sheet.cycle, draft.inspectedAt),
      score: score.toString(),
      vetoed,
      submittedAt: now,
      // Visible to the unit at once in this version: no review stands between.
      releasedAt: now,
      updatedAt: now,
    },
  });
  if (count === 0) throw new AppError('conflict');
  const filed: FiledInspection = {
    kind: 'filed',
    no,
    programme: sheet.programmeName,
    unit: unit.name,
    score: score.toString(),
    vetoed,
    failed: progressOf(sheet, draft).failed.length,
    ...(await consequences(context, tx, submission, { no, findings })),
  };
  await context.notices.queue(tx, now, await noticesOfFiling(context, tx, { ...submission, filed }));
  await context.recordAudit(tx, {
    at: now,
    actorId: actor.id,
    action: 'inspection.submit',
    subjectType: 'inspection',
    subjectId: inspectionId,
    detail: { no, score: filed.score, failed: filed.failed },
  });
  return filed;
}

/** 整改通知 for every failed item, and a proposed deduction for those marked with a rule. */
async function consequences(
  context: ServiceContext,
  tx: Tx,
  { inspectionId, responsibleUnitId, draft, now }: Submission,
  { no, findings }: { no: string; findings: readonly RecordedFinding[] },
): Promise<Pick<FiledInspection, 'rectifications' | 'penalties'>> {
  const failed = findings.filter(finding => finding.result === 'fail');
  const rectifications = failed.length > 0 ? await openRectifications(context, tx, { inspectionId, now }) : [];
  const penalties: { no: string; itemTitle: string }[] = [];
  for (const { id, item, points } of failed) {
    if (item.penaltyRuleId === undefined) continue;
    const penalty = await proposePenalty(context, tx, {
      ruleId: item.penaltyRuleId,
      occurrenceKey: `${item.penaltyRuleId}:${id}:failed:1`,
      responsibleUnitId,
      subject: { type: 'finding', id, no },
      reason: { code: 'finding', item: item.title, points: String(points), maxPoints: String(item.maxPoints) },
      occurredAt: draft.inspectedAt,
      now,
    });
    if (penalty) penalties.push({ no: penalty.no, itemTitle: item.title });
  }
  return {
    rectifications: rectifications.map(each => ({ ...each, dueAt: each.dueAt.toISOString() })),
    penalties,
  };
}
