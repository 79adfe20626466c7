import { Decimal } from 'decimal.js';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import type { InspectionDraft } from '../../domain/inspections/draft.ts';
import { inspectionPeriod } from '../../domain/inspections/inspected-at.ts';
import { programmeRulesSchema } from '../../domain/inspections/programme-rules.ts';
import { type DraftProblem, problemsOf } from '../../domain/inspections/progress.ts';
import { changesNothing } from '../../domain/inspections/revision.ts';
import { scoreSheet } from '../../domain/inspections/score.ts';
import type { Sheet } from '../../domain/inspections/sheet.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canEditDraft } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import type { FiledInspection } from './filed-inspection.ts';
import { sheetOf } from './load-sheet.ts';
import { isEditable, toDraft } from './open-draft.ts';
import { type AlreadyFiled, fileForTask } from './planning/link-task.ts';
import { noteRecheckRounds } from './planning/settle-recheck.ts';
import { recordFindings } from './record-findings.ts';
import { releaseInspection } from './release-inspection.ts';
import { requestReview } from './request-review.ts';
import { factsOf, WITH_FACTS } from './result-facts.ts';

export type SubmittedInspection =
  | FiledInspection
  | AlreadyFiled
  | { readonly kind: 'incomplete'; readonly problems: readonly DraftProblem[] }
  | { readonly kind: 'discarded' }
  /** A correction without a reason, or one that changes nothing. */
  | { readonly kind: 'reasonMissing' }
  | { readonly kind: 'unchanged' }
  /** Neither the responsibility map nor the unit tree names a 责任部门. */
  | { readonly kind: 'noResponsibleUnit' };

/**
 * Submits a draft, a returned result or a correction: 单号, score, findings with their evidence. A programme with review asks for it
 * and nothing else happens yet; otherwise the result is released at once. Done once per draft and return: another device or a repeated message gets the
 * same answer.
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
    select: {
      ...{ templateId: true, isRecheck: true, taskId: true },
      ...{ inspectorId: true, correctedById: true, submissionId: true },
    },
  });
  if (!known) throw new AppError('notFound');
  const sheet = await sheetOf(context, known);
  assertAllowed(canEditDraft(actor, { ...known, line: sheet.line }));

  return context.db.transaction(async tx => {
    // The lock keeps a late answer from another device out of a submission that has already been judged.
    await tx.$queryRaw`SELECT 1 FROM "Inspection" WHERE id = ${inspectionId} FOR UPDATE`;
    const row = await tx.inspection.findUniqueOrThrow({ where: { id: inspectionId }, include: { previous: true } });
    if (row.status === 'discarded') return (await answeredBefore(tx, known.submissionId)) ?? { kind: 'discarded' };
    const draft = toDraft(row);
    const { unitId, inspectedAt } = draft;
    const on = { unitId, line: sheet.line, on: inspectedAt };
    const responsibleUnitId = row.responsibleUnitId ?? (await context.directory.responsibleUnit(tx, on));
    if (!responsibleUnitId) return { kind: 'noResponsibleUnit' };
    if (isEditable(row.status)) {
      // What was filed in time stays in time: a correction is judged by the day of the filing it corrects.
      const problems = problemsOf(sheet, draft, row.submittedAt ?? now);
      if (problems.length > 0) return { kind: 'incomplete', problems };
      if (row.previous && row.correction === '') return { kind: 'reasonMissing' };
      if (row.previous && changesNothing(sheet, toDraft(row.previous), draft)) return { kind: 'unchanged' };
    }
    const returns = await tx.inspectionReview.count({ where: { inspectionId, decision: 'returned' } });
    const submissionId = returns === 0 ? known.submissionId : `${known.submissionId}:${returns}`;
    const write = () =>
      writeSubmission(context, tx, { actorId: actor.id, inspectionId, responsibleUnitId, sheet, draft, now });
    const visit = { programmeId: row.programmeId, unitId, period: inspectionPeriod(sheet.cycle, inspectedAt) };
    // The task of a returned result or a correction was fulfilled by its first filing.
    const first = row.previousId === null && returns === 0;
    const filed = await context.once(tx, { submissionId, useCase: 'submit-inspection', at: now }, () =>
      first
        ? fileForTask(context, tx, { actor, inspectionId, taskId: row.taskId, isRecheck: row.isRecheck, visit }, write)
        : write(),
    );
    return filed.result;
  });
}

/** A draft closed because its task had been filed gives a repeated confirmation the same answer. */
async function answeredBefore(tx: Tx, submissionId: string): Promise<AlreadyFiled | undefined> {
  const receipt = await tx.receipt.findUnique({ where: { submissionId } });
  return receipt ? (receipt.result as unknown as AlreadyFiled) : undefined;
}

export interface Submission {
  readonly actorId: string;
  readonly inspectionId: string;
  readonly responsibleUnitId: string;
  readonly sheet: Sheet;
  readonly draft: InspectionDraft;
  readonly now: Date;
  /** A decision that somebody else has made already needs no review of its own. */
  readonly decided?: boolean;
  /** The score as somebody else gives it, where the items do not tell it. */
  readonly total?: Decimal;
}

/** Freezes a filled in draft and sends it on its way. Runs in the caller's transaction and checks no permission. */
export async function writeSubmission(
  context: ServiceContext,
  tx: Tx,
  submission: Submission,
): Promise<FiledInspection> {
  const { actorId, inspectionId, responsibleUnitId, sheet, draft, now } = submission;
  const { score: scored = new Decimal(0), vetoed } = scoreSheet(sheet, draft);
  const score = submission.total ?? scored;
  const known = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    select: { no: true, previousId: true, isRecheck: true, taskId: true, programme: { select: { rules: true } } },
  });
  // A mere total says nothing of any item.
  const isTotal = submission.total !== undefined && Object.keys(draft.answers).length === 0;
  if (!isTotal) await recordFindings(tx, { inspectionId, sheet, draft, actorId, now });
  if (known.isRecheck && known.taskId !== null && known.previousId === null) await noteRecheckRounds(tx, known.taskId);
  // Whoever submits next waits for the number until this transaction ends: what does not need it is done before.
  // A correction takes over the 单号 of what it corrects when it is released.
  const no =
    known.no ?? (known.previousId === null ? await context.nextNumber(tx, 'inspection', toShanghai(now).year) : null);
  const { count } = await tx.inspection.updateMany({
    where: { id: inspectionId, status: { in: ['draft', 'returned'] } },
    data: {
      no,
      status: 'submitted',
      responsibleUnitId,
      period: inspectionPeriod(sheet.cycle, draft.inspectedAt),
      score: score.toString(),
      vetoed,
      submittedAt: now,
      updatedAt: now,
    },
  });
  if (count === 0) throw new AppError('conflict');
  const facts = await factsOf(
    tx,
    await tx.inspection.findUniqueOrThrow({ where: { id: inspectionId }, include: WITH_FACTS }),
  );
  await context.recordAudit(tx, {
    at: now,
    actorId,
    action: 'inspection.submit',
    subjectType: 'inspection',
    subjectId: inspectionId,
    detail: { no: facts.no, score: facts.score, failed: facts.failed },
  });
  const { inspectedAt: _inspectedAt, ...shown } = facts;
  const filed = { kind: 'filed' as const, ...shown };
  if (programmeRulesSchema.parse(known.programme.rules).review && submission.decided !== true) {
    await requestReview(context, tx, { inspectionId, facts, now });
    return { ...filed, released: null };
  }
  const { released } = await releaseInspection(context, tx, { inspectionId, now });
  return { ...filed, released };
}
