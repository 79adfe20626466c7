import { draftAnswersSchema, type InspectionDraft } from '../../domain/inspections/draft.ts';
import { samplesSchema } from '../../domain/inspections/samples/sample.ts';
import type { Sheet } from '../../domain/inspections/sheet.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canEditDraft } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { loadSheet } from './load-sheet.ts';

export type OpenedDraft =
  | { kind: 'draft'; inspectionId: string; unitName: string; sheet: Sheet; draft: InspectionDraft }
  /** Submitted or discarded meanwhile, perhaps on another device. */
  | { kind: 'closed'; status: string; no: string | null };

/** A draft with its sheet, for its inspector. @throws AppError `forbidden`, `notFound` */
export async function openDraft(
  context: ServiceContext,
  input: { actor: Actor; inspectionId: string },
): Promise<OpenedDraft> {
  const row = await context.db.prisma.inspection.findUnique({ where: { id: input.inspectionId } });
  if (!row) throw new AppError('notFound');
  const sheet = await loadSheet(context, row.templateId);
  assertAllowed(canEditDraft(input.actor, { inspectorId: row.inspectorId, line: sheet.line }));
  if (row.status !== 'draft') return { kind: 'closed', status: row.status, no: row.no };
  const unit = await context.db.prisma.orgUnit.findUnique({ where: { id: row.unitId }, select: { name: true } });
  return { kind: 'draft', inspectionId: row.id, unitName: unit?.name ?? row.unitId, sheet, draft: toDraft(row) };
}

/** A stored draft as a value. */
export function toDraft(row: {
  programmeId: string;
  templateId: string;
  unitId: string;
  inspectedAt: Date;
  answers: unknown;
  samples: unknown;
  fields: unknown;
  note: string;
}): InspectionDraft {
  return {
    programmeId: row.programmeId,
    templateId: row.templateId,
    unitId: row.unitId,
    inspectedAt: row.inspectedAt,
    answers: draftAnswersSchema.parse(row.answers),
    samples: samplesSchema.parse(row.samples),
    fields: row.fields as Record<string, string>,
    note: row.note,
  };
}
