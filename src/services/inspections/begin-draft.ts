import { randomUUID } from 'node:crypto';
import { inspectionPeriod } from '../../domain/inspections/inspected-at.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { listUnits } from './list-units.ts';
import { sheetInForce } from './load-sheet.ts';
import { type TakenTask, takeTask } from './planning/link-task.ts';

export type BegunDraft =
  /** `continued`: the draft of its task that was begun on another device. */
  | { kind: 'begun'; inspectionId: string; continued: boolean; task: TakenTask }
  /** The programme has no sheet in force. */
  | { kind: 'noSheet' }
  | { kind: 'unitNotCovered' };

/**
 * Begins a draft on the sheet in force now, of the open task for that unit and period where there is one. The same submission id, and the
 * same task begun again, find the draft that was begun before.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function beginDraft(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; programmeId: string; unitId: string },
): Promise<BegunDraft> {
  const { actor, submissionId, programmeId, unitId } = input;
  const now = context.clock.now();
  const { units } = await listUnits(context, { actor, programmeId });
  if (!units.some(unit => unit.id === unitId)) return { kind: 'unitNotCovered' };
  const sheet = await sheetInForce(context, programmeId, now);
  if (!sheet) return { kind: 'noSheet' };

  return context.db.transaction(async tx => {
    const begun = await context.once(
      tx,
      { submissionId: `${submissionId}:begin`, useCase: 'begin-draft', at: now },
      async () => {
        const period = inspectionPeriod(sheet.cycle, now);
        const task = await takeTask(context, tx, { actor, visit: { programmeId, unitId, period } });
        if (task.kind === 'task' && task.otherDraft) return { inspectionId: task.otherDraft, continued: true, task };
        const id = randomUUID();
        await tx.inspection.create({
          data: {
            id,
            submissionId,
            programmeId,
            templateId: sheet.templateId,
            unitId,
            taskId: task.kind === 'task' ? task.id : null,
            period,
            inspectorId: actor.id,
            inspectedAt: now,
            status: 'draft',
            answers: {},
            fields: {},
            createdAt: now,
            updatedAt: now,
          },
        });
        return { inspectionId: id, continued: false, task };
      },
    );
    return { kind: 'begun', ...begun.result };
  });
}
