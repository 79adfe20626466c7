import { draftAnswersSchema, type InspectionDraft } from '../../domain/inspections/draft.ts';
import { type ReviewReason, reviewReasonsSchema } from '../../domain/inspections/review-reasons.ts';
import { samplesSchema } from '../../domain/inspections/samples/sample.ts';
import type { Sheet } from '../../domain/inspections/sheet.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canEditDraft } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { Inspection } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { sheetOf } from './load-sheet.ts';

export type OpenedDraft =
  | {
      kind: 'draft';
      inspectionId: string;
      unitName: string;
      sheet: Sheet;
      draft: InspectionDraft;
      /** When it was first filed, where it comes back or corrects a result. */
      filedAt: Date | null;
      /** Of a result that came back: why, by item. */
      remarks: readonly ReviewReason[];
      /** Of a correction: the result it corrects, and the reason given so far. */
      correcting: { no: string; reason: string; before: InspectionDraft } | null;
    }
  /** Submitted or discarded meanwhile, perhaps on another device. */
  | { kind: 'closed'; status: string; no: string | null };

/** A draft with its sheet, for its inspector. @throws AppError `forbidden`, `notFound` */
export async function openDraft(
  context: ServiceContext,
  input: { actor: Actor; inspectionId: string },
): Promise<OpenedDraft> {
  const { prisma } = context.db;
  const [row] = await prisma.$queryRaw<(Inspection & { unitName: string | null })[]>`
    SELECT i.*, u.name AS "unitName" FROM "Inspection" i LEFT JOIN "OrgUnit" u ON u.id = i."unitId" WHERE i.id = ${input.inspectionId}`;
  if (!row) throw new AppError('notFound');
  const sheet = await sheetOf(context, row);
  assertAllowed(canEditDraft(input.actor, { ...row, line: sheet.line }));
  if (!isEditable(row.status)) return { kind: 'closed', status: row.status, no: row.no };
  const previous =
    row.previousId === null ? null : await prisma.inspection.findUnique({ where: { id: row.previousId } });
  const review =
    row.status === 'returned'
      ? await prisma.inspectionReview.findFirst({ where: { inspectionId: row.id }, orderBy: { at: 'desc' } })
      : null;
  return {
    kind: 'draft',
    inspectionId: row.id,
    unitName: row.unitName ?? row.unitId,
    sheet,
    draft: toDraft(row),
    filedAt: row.submittedAt,
    remarks: reviewReasonsSchema.parse(review?.reasons ?? []),
    correcting: previous && { no: previous.no ?? '', reason: row.correction, before: toDraft(previous) },
  };
}

/** Whether somebody may still fill it in: a draft, or a result that came back from its review. */
export function isEditable(status: string): boolean {
  return status === 'draft' || status === 'returned';
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
