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
import { canEditDraft, editorOf } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { Inspection, Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { loadLedUnits } from '../org/load-heads.ts';
import type { FiledInspection } from './filed-inspection.ts';
import { sheetOf } from './load-sheet.ts';
import { isEditable, toDraft } from './open-draft.ts';
import { type AlreadyFiled, fileForTask } from './planning/link-task.ts';
import { noteRecheckRounds } from './planning/settle-recheck.ts';
import { recordFindings } from './record-findings.ts';
import { release } from './release-inspection.ts';
import { requestReview } from './request-review.ts';
import { noOf, type ResultFacts } from './result-facts.ts';

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
      ...{ templateId: true, isRecheck: true, taskId: true, programme: true },
      ...{ inspectorId: true, correctedById: true, submissionId: true },
    },
  });
  if (!known) throw new AppError('notFound');
  const { programme, submissionId: first } = known;
  const sheet = await sheetOf(context, known);
  assertAllowed(canEditDraft(actor, { ...known, line: sheet.line }));

  return context.db.transaction(async tx => {
    const row = await lockInspection(tx, inspectionId);
    if (row.status === 'discarded') return (await answeredBefore(tx, first)) ?? { kind: 'discarded' };
    const previous =
      row.previousId === null ? null : await tx.inspection.findUniqueOrThrow({ where: { id: row.previousId } });
    const draft = toDraft(row);
    const { unitId, inspectedAt } = draft;
    const on = { unitId, line: sheet.line, on: inspectedAt };
    const responsibleUnitId = row.responsibleUnitId ?? (await context.directory.responsibleUnit(tx, on));
    if (!responsibleUnitId) return { kind: 'noResponsibleUnit' };
    if (isEditable(row.status)) {
      // What was filed in time stays in time: a correction is judged by the day of the filing it corrects.
      const problems = problemsOf(sheet, draft, row.submittedAt ?? now);
      if (problems.length > 0) return { kind: 'incomplete', problems };
      if (previous && row.correction === '') return { kind: 'reasonMissing' };
      if (previous && changesNothing(sheet, toDraft(previous), draft)) return { kind: 'unchanged' };
    }
    // What was never submitted was never returned.
    const returns =
      row.submittedAt === null ? 0 : await tx.inspectionReview.count({ where: { inspectionId, decision: 'returned' } });
    const submissionId = returns === 0 ? first : `${first}:${returns}`;
    const write = () =>
      writeSubmission(context, tx, {
        ...{ actorId: actor.id, row: { ...row, programme, previous }, responsibleUnitId, sheet, draft, now },
      });
    const visit = { programmeId: row.programmeId, unitId, period: inspectionPeriod(sheet.cycle, inspectedAt) };
    // The task of a returned result or a correction was fulfilled by its first filing.
    const isFirst = row.previousId === null && returns === 0;
    const filed = await context.once(tx, { submissionId, useCase: 'submit-inspection', at: now }, () =>
      isFirst
        ? fileForTask(context, tx, { actor, inspectionId, taskId: row.taskId, isRecheck: row.isRecheck, visit }, write)
        : write(),
    );
    return filed.result;
  });
}

/** The row as it is now. The lock keeps a late answer from another device out of a submission that has already been judged. */
async function lockInspection(tx: Tx, id: string): Promise<Inspection> {
  const [row] = await tx.$queryRaw<Inspection[]>`SELECT * FROM "Inspection" WHERE id = ${id} FOR UPDATE`;
  if (!row) throw new AppError('notFound');
  return row;
}

/** A draft closed because its task had been filed gives a repeated confirmation the same answer. */
async function answeredBefore(tx: Tx, submissionId: string): Promise<AlreadyFiled | undefined> {
  const receipt = await tx.receipt.findUnique({ where: { submissionId } });
  return receipt ? (receipt.result as unknown as AlreadyFiled) : undefined;
}

const WITH_RULES = { programme: true, previous: { select: { no: true } } } as const satisfies Prisma.InspectionInclude;

/** A draft about to be submitted. */
export type SubmittedRow = Prisma.InspectionGetPayload<{ include: typeof WITH_RULES }>;

export function loadSubmitted(tx: Tx, inspectionId: string): Promise<SubmittedRow> {
  return tx.inspection.findUniqueOrThrow({ where: { id: inspectionId }, include: WITH_RULES });
}

export interface Submission {
  readonly actorId: string;
  readonly row: SubmittedRow;
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
  const { actorId, row, responsibleUnitId, sheet, draft, now } = submission;
  const { id: inspectionId, unitId, inspectedAt } = row;
  const { score: scored = new Decimal(0), vetoed } = scoreSheet(sheet, draft);
  const score = submission.total ?? scored;
  // A mere total says nothing of any item.
  const isTotal = submission.total !== undefined && Object.keys(draft.answers).length === 0;
  const findings = isTotal ? [] : await recordFindings(tx, { inspectionId, sheet, draft, actorId, now });
  if (row.isRecheck && row.taskId !== null && row.previousId === null) await noteRecheckRounds(tx, row.taskId);
  const units = await loadLedUnits(tx, [unitId, responsibleUnitId]);
  const failed = findings.filter(({ result }) => result === 'fail').length;
  const facts: Omit<ResultFacts, 'no'> = {
    ...{
      programme: row.programme.name,
      unit: units.get(unitId)?.name ?? unitId,
      score: twoPlaces(score),
      vetoed,
      failed,
    },
    ...(findings.length === 0 && { isTotal: true }),
    ...(row.level === 'province' && { byProvince: true }),
    ...(row.isRecheck && { isRecheck: true }),
    inspectedAt: inspectedAt.toISOString(),
  };
  const period = inspectionPeriod(sheet.cycle, draft.inspectedAt);
  const data = {
    ...{ status: 'submitted' as const, responsibleUnitId, period, score: score.toString(), vetoed },
    ...{ submittedAt: now, updatedAt: now },
  };
  const from = ['draft', 'returned'] as const;
  const submitted = (no: string) => ({
    ...{ at: now, actorId, action: 'inspection.submit', subjectType: 'inspection', subjectId: inspectionId },
    detail: { no, score: facts.score, failed },
  });
  const filed = (no: string) => {
    const { inspectedAt: _inspectedAt, ...shown } = facts;
    return { kind: 'filed' as const, ...shown, no };
  };
  if (programmeRulesSchema.parse(row.programme.rules).review && submission.decided !== true) {
    // A correction takes over the 单号 of what it corrects when it is released.
    const no =
      row.no ?? (row.previousId === null ? await context.nextNumber(tx, 'inspection', toShanghai(now).year) : null);
    const where = { id: inspectionId, status: { in: [...from] } };
    const { count } = await tx.inspection.updateMany({ where, data: { ...data, no } });
    if (count === 0) throw new AppError('conflict');
    const named = noOf({ ...row, no });
    await context.recordAudit(tx, submitted(named));
    await requestReview(context, tx, { inspectionId, facts: { ...facts, no: named }, now });
    return { ...filed(named), released: null };
  }
  const { no, released } = await release(context, tx, {
    ...{ row: { ...row, period }, responsibleUnitId, units, now, from, data, events: [submitted] },
    facts: { ...facts, no: noOf(row) },
    actorId: editorOf(row),
  });
  return { ...filed(no), released };
}

/** As the database keeps it. */
const twoPlaces = (score: Decimal): string => score.toDecimalPlaces(2).toString();
