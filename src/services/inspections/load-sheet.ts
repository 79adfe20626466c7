import { z } from 'zod';
import {
  type ItemCondition,
  partOfSheet,
  type Sheet,
  type SheetField,
  type SheetItem,
  type SheetSection,
} from '../../domain/inspections/sheet.ts';
import type { NumberRange, ScoredOption } from '../../domain/language/item-answer.ts';
import { AppError } from '../../errors.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';

const populationsSchema = z.object({
  populations: z.array(z.object({ title: z.string(), size: z.number().int().positive() })).default([]),
});

/** All that reading a sheet takes; commands have no more. */
type Reads = Pick<ServiceContext, 'db'>;

/** Published editions never change, so each is read once per process and database. */
const loaded = new WeakMap<Reads, Map<string, Promise<Sheet>>>();

/** One edition of a sheet with its items and their clauses. @throws AppError `notFound` */
export function loadSheet(context: Reads, templateId: string): Promise<Sheet> {
  const sheets = loaded.get(context) ?? new Map<string, Promise<Sheet>>();
  loaded.set(context, sheets);
  let sheet = sheets.get(templateId);
  if (!sheet) {
    sheet = readSheet(context, templateId);
    sheets.set(templateId, sheet);
    // A failed read must be tried again next time.
    sheet.catch(() => sheets.delete(templateId));
  }
  return sheet;
}

/**
 * The sheet an inspection is filled in on: the edition it began with, of a recheck only the items to look at again.
 *
 * @throws AppError `notFound`
 */
export async function sheetOf(
  context: Reads,
  inspection: { templateId: string; isRecheck: boolean; taskId: string | null },
): Promise<Sheet> {
  const { templateId, isRecheck, taskId } = inspection;
  const sheet = await loadSheet(context, templateId);
  if (!isRecheck || taskId === null) return sheet;
  const task = await context.db.prisma.inspectionTask.findUniqueOrThrow({
    where: { id: taskId },
    select: { items: true },
  });
  return partOfSheet(sheet, task.items);
}

/** The edition of a programme's sheet in force at a time; undefined when none is published. */
export async function sheetInForce(context: Reads, programmeId: string, at: Date): Promise<Sheet | undefined> {
  const { where, ...more } = templateInForce(at);
  const template = await context.db.prisma.inspectionTemplate.findFirst({ where: { programmeId, ...where }, ...more });
  return template ? loadSheet(context, template.id) : undefined;
}

/** Which of a programme's editions is in force at a time. */
export const templateInForce = (at: Date) =>
  ({
    where: {
      status: 'published',
      effectiveFrom: { lte: at },
      OR: [{ effectiveTo: null }, { effectiveTo: { gt: at } }],
    },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
    take: 1,
    select: { id: true },
  }) satisfies Prisma.InspectionProgramme$templatesArgs;

async function readSheet(context: Reads, templateId: string): Promise<Sheet> {
  const template = await context.db.prisma.inspectionTemplate.findUnique({
    where: { id: templateId },
    include: {
      programme: true,
      items: {
        orderBy: { ordinal: 'asc' },
        include: { clause: { include: { version: { include: { standard: true } } } } },
      },
    },
  });
  if (!template) throw new AppError('notFound');
  return {
    templateId,
    programmeId: template.programmeId,
    programmeName: template.programme.name,
    line: template.programme.line,
    cycle: template.programme.cycle,
    methods: template.programme.methods,
    populations: populationsSchema.parse(template.programme.sampling).populations,
    fields: template.fields as unknown as SheetField[],
    sections: template.sections as unknown as SheetSection[],
    items: template.items.map(
      ({ clause, ...item }): SheetItem => ({
        id: item.id,
        ordinal: item.ordinal,
        section: item.section,
        title: item.title,
        description: item.description,
        scoring: item.scoring,
        maxPoints: item.maxPoints.toNumber(),
        ...(item.deductionPer && { deductionPer: item.deductionPer.toNumber() }),
        ...(item.cap && { cap: item.cap.toNumber() }),
        ...(item.options !== null && { options: item.options as unknown as ScoredOption[] }),
        ...(item.range !== null && { range: item.range as unknown as NumberRange }),
        ...(item.condition !== null && { condition: item.condition as unknown as ItemCondition }),
        weight: item.weight.toNumber(),
        ...(item.target && { target: item.target.toNumber() }),
        veto: item.veto,
        evidenceRequired: item.evidenceRequired,
        severity: item.severity,
        ...(item.penaltyRuleId && { penaltyRuleId: item.penaltyRuleId }),
        ...(clause && {
          clause: {
            standard: clause.version.standard.title,
            version: clause.version.label,
            path: clause.path,
            text: clause.text,
          },
        }),
      }),
    ),
  };
}
