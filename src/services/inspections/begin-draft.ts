import { randomUUID } from 'node:crypto';
import { inspectionPeriod } from '../../domain/inspections/inspected-at.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canFileInspection } from '../../domain/permissions/inspections.ts';
import { canManageTask } from '../../domain/permissions/planning.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { isCovered } from './list-units.ts';
import { loadSheet, templateInForce } from './load-sheet.ts';
import { type TakenTask, takeRecheck, takeTask } from './planning/link-task.ts';

export type BegunDraft =
  /** `continued`: the draft of its task that was begun on another device. */
  | { kind: 'begun'; inspectionId: string; continued: boolean; task: TakenTask }
  /** The programme has no sheet in force. */
  | { kind: 'noSheet' }
  | { kind: 'unitNotCovered' }
  /** A recheck that was filed, skipped or taken back meanwhile. */
  | { kind: 'taskClosed' };

/**
 * Begins a draft on the sheet in force now, of the open task for that unit and period where there is one. The same submission id, and the
 * same task begun again, find the draft that was begun before.
 *
 * @param input.taskNo the task that was named; a recheck is always named.
 * @throws AppError `forbidden`, `notFound`
 */
export async function beginDraft(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; programmeId: string; unitId: string; taskNo?: string },
): Promise<BegunDraft> {
  const { actor, submissionId, programmeId, unitId, taskNo } = input;
  const now = context.clock.now();
  const { prisma } = context.db;
  const recheck =
    taskNo === undefined ? null : await prisma.inspectionTask.findUnique({ where: { no: taskNo, origin: 'recheck' } });
  if (recheck?.templateId)
    return beginRecheck(context, { ...input, recheck: { ...recheck, templateId: recheck.templateId } });
  const programme = await prisma.inspectionProgramme.findUnique({
    where: { id: programmeId },
    include: { templates: templateInForce(now) },
  });
  if (!programme) throw new AppError('notFound');
  assertAllowed(canFileInspection(actor, programme.line));
  if (!(await isCovered(prisma, programme, unitId))) return { kind: 'unitNotCovered' };
  const [template] = programme.templates;
  if (!template) return { kind: 'noSheet' };
  const sheet = await loadSheet(context, template.id);

  return context.db.transaction(async tx => {
    const begun = await context.once(
      tx,
      { submissionId: `${submissionId}:begin`, useCase: 'begin-draft', at: now },
      async () => {
        const period = inspectionPeriod(sheet.cycle, now);
        const visit = { programmeId, unitId, period };
        const task = await takeTask(context, tx, { actor, visit, ...(taskNo !== undefined && { taskNo }) });
        if (task.kind === 'task' && task.otherDraft) return { inspectionId: task.otherDraft, continued: true, task };
        const { templateId } = sheet;
        const taskId = task.kind === 'task' ? task.id : null;
        const draft = { submissionId, programmeId, templateId, unitId, taskId, period, inspectorId: actor.id };
        return { inspectionId: await createDraft(tx, draft, now), continued: false, task };
      },
    );
    return { kind: 'begun', ...begun.result };
  });
}

/** Begins a draft of a recheck, on the edition of the sheet in which its items had failed. */
async function beginRecheck(
  context: ServiceContext,
  input: {
    actor: Actor;
    submissionId: string;
    recheck: { no: string; inspectorId: string; templateId: string; programmeId: string; unitId: string };
  },
): Promise<BegunDraft> {
  const { actor, submissionId, recheck } = input;
  const { no, templateId, programmeId, unitId } = recheck;
  const now = context.clock.now();
  const sheet = await loadSheet(context, templateId);
  assertAllowed(canFileInspection(actor, sheet.line));
  assertAllowed(canManageTask(actor, recheck));
  return context.db.transaction(async tx => {
    const { result } = await context.once(
      tx,
      { submissionId: `${submissionId}:begin`, useCase: 'begin-recheck', at: now },
      async (): Promise<BegunDraft> => {
        const taken = await takeRecheck(context, tx, { actor, no });
        if (!taken) return { kind: 'taskClosed' };
        const { id: taskId, otherDraft } = taken;
        const task = { kind: 'task' as const, id: taskId, no, ofName: null, otherDraft };
        if (otherDraft) return { kind: 'begun', inspectionId: otherDraft, continued: true, task };
        const period = inspectionPeriod(sheet.cycle, now);
        const draft = { submissionId, programmeId, templateId, unitId, taskId, period, inspectorId: actor.id };
        const inspectionId = await createDraft(tx, { ...draft, isRecheck: true }, now);
        return { kind: 'begun', inspectionId, continued: false, task };
      },
    );
    return result;
  });
}

/** An empty draft. @returns its id */
async function createDraft(
  tx: Tx,
  draft: {
    submissionId: string;
    programmeId: string;
    templateId: string;
    unitId: string;
    taskId: string | null;
    period: string;
    inspectorId: string;
    isRecheck?: boolean;
  },
  now: Date,
): Promise<string> {
  const id = randomUUID();
  await tx.inspection.create({
    data: { ...draft, id, inspectedAt: now, status: 'draft', answers: {}, fields: {}, createdAt: now, updatedAt: now },
  });
  return id;
}
