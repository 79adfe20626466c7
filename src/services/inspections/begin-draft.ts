import { randomUUID } from 'node:crypto';
import { inspectionPeriod } from '../../domain/inspections/inspected-at.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { listUnits } from './list-units.ts';
import { sheetInForce } from './load-sheet.ts';

export type BegunDraft =
  | { kind: 'begun'; inspectionId: string }
  /** The programme has no sheet in force. */
  | { kind: 'noSheet' }
  | { kind: 'unitNotCovered' };

/**
 * Begins a draft on the sheet in force now. The same submission id finds the draft it began before.
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
        const id = randomUUID();
        await tx.inspection.create({
          data: {
            id,
            submissionId,
            programmeId,
            templateId: sheet.templateId,
            unitId,
            period: inspectionPeriod(sheet.cycle, now),
            inspectorId: actor.id,
            inspectedAt: now,
            status: 'draft',
            answers: {},
            fields: {},
            createdAt: now,
            updatedAt: now,
          },
        });
        return id;
      },
    );
    return { kind: 'begun', inspectionId: begun.result };
  });
}
