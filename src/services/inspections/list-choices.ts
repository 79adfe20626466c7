import { progressOf } from '../../domain/inspections/progress.ts';
import type { Sheet } from '../../domain/inspections/sheet.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canFileInspection } from '../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../context.ts';
import { sheetOf } from './load-sheet.ts';
import { toDraft } from './open-draft.ts';

/** Something that can be chosen by name or by another name people use. */
export interface NamedChoice {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface OpenDraft {
  readonly inspectionId: string;
  readonly submissionId: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly unitId: string;
  readonly unitName: string;
  /** 单号 of the recheck (复查) it is filled in for; null for any other. */
  readonly recheckNo: string | null;
  readonly answered: number;
  readonly total: number;
  readonly updatedAt: Date;
}

/**
 * What an inspector may file, programmes of the own lines in the plan's order, and the drafts still open, the latest first;
 * `elsewhere` are the programmes of other lines, so that one asked for by name can be told from one that does not exist.
 *
 * @throws AppError `forbidden` for everybody else.
 */
export async function listChoices(
  context: Pick<ServiceContext, 'db'>,
  input: { actor: Actor },
): Promise<{ programmes: NamedChoice[]; elsewhere: NamedChoice[]; drafts: OpenDraft[] }> {
  const { actor } = input;
  assertAllowed(canFileInspection(actor));
  const rows = await context.db.prisma.inspectionProgramme.findMany({
    where: { active: true },
    orderBy: { ordinal: 'asc' },
    select: { id: true, name: true, aliases: true, line: true },
  });
  const own = new Set(actor.lines);
  const named = (mine: boolean): NamedChoice[] =>
    rows.filter(row => own.has(row.line) === mine).map(({ id, name, aliases }) => ({ id, name, aliases }));
  return { programmes: named(true), elsewhere: named(false), drafts: await openDrafts(context, actor.id) };
}

/** The open drafts of one inspector, the latest first; corrections are opened by the 单号 of what they correct. No permission check: the caller has made one, or asks for the actor. */
export async function openDrafts(context: Pick<ServiceContext, 'db'>, inspectorId: string): Promise<OpenDraft[]> {
  const rows = await context.db.prisma.inspection.findMany({
    where: { inspectorId, status: 'draft', previousId: null },
    orderBy: { updatedAt: 'desc' },
    include: { task: { select: { no: true } } },
  });
  if (rows.length === 0) return [];
  const units = await context.db.prisma.orgUnit.findMany({
    where: { id: { in: rows.map(row => row.unitId) } },
    select: { id: true, name: true },
  });
  const sheets = await Promise.all(rows.map(row => sheetOf(context, row)));
  return rows.map((row, index) => ({
    inspectionId: row.id,
    submissionId: row.submissionId,
    programmeId: row.programmeId,
    programmeName: sheets[index]!.programmeName,
    unitId: row.unitId,
    unitName: units.find(unit => unit.id === row.unitId)?.name ?? row.unitId,
    recheckNo: row.isRecheck ? (row.task?.no ?? null) : null,
    ...progressSoFar(sheets[index]!, row),
    updatedAt: row.updatedAt,
  }));
}

function progressSoFar(sheet: Sheet, row: Parameters<typeof toDraft>[0]): Pick<OpenDraft, 'answered' | 'total'> {
  const { answered, total } = progressOf(sheet, toDraft(row));
  return { answered, total };
}
