import { randomUUID } from 'node:crypto';
import type { ItemCondition, SheetField, SheetSection } from '../../../domain/inspections/sheet.ts';
import type { Template, TemplateItem, TemplateLayout } from '../../../domain/inspections/templates/template.ts';
import type { NumberRange, ScoredOption } from '../../../domain/language/item-answer.ts';
import type { Tx } from '../../../store/database.ts';
import type { Prisma } from '../../../store/generated/client.ts';

/** What is kept with a template besides its items; JSON. */
export interface TemplateExtra {
  /** Counts the changes of a draft, so that one made on what has changed meanwhile is noticed. */
  readonly edits: number;
  readonly workbook?: TemplateLayout;
}

export const withItems = { programme: true, items: { orderBy: { ordinal: 'asc' } } } as const;

export type TemplateRow = Prisma.InspectionTemplateGetPayload<{ include: typeof withItems }>;

export function extraOf(row: Pick<TemplateRow, 'layout'>): TemplateExtra {
  return (row.layout as unknown as TemplateExtra | null) ?? { edits: 0 };
}

/** A stored template as a value. */
export function toTemplate(row: TemplateRow): Template {
  const { workbook } = extraOf(row);
  return {
    name: row.name,
    fields: row.fields as unknown as SheetField[],
    sections: sectionsOf(row),
    items: row.items.map((item, index): TemplateItem => {
      const place = workbook?.rows[index];
      return {
        section: item.section,
        title: item.title,
        description: item.description,
        scoring: item.scoring,
        maxPoints: item.maxPoints.toNumber(),
        weight: item.weight.toNumber(),
        veto: item.veto,
        evidenceRequired: item.evidenceRequired,
        severity: item.severity,
        ...(item.deductionPer && { deductionPer: item.deductionPer.toNumber() }),
        ...(item.cap && { cap: item.cap.toNumber() }),
        ...(item.target && { target: item.target.toNumber() }),
        ...(item.options !== null && { options: item.options as unknown as ScoredOption[] }),
        ...(item.range !== null && { range: item.range as unknown as NumberRange }),
        ...(item.condition !== null && { condition: item.condition as unknown as ItemCondition }),
        ...(item.clauseId !== null && { clauseId: item.clauseId }),
        ...(item.penaltyRuleId !== null && { penaltyRuleId: item.penaltyRuleId }),
        ...(typeof place === 'number' && { row: place }),
      };
    }),
  };
}

/** Sections in the sheet's order; a template from before there were any has those of its items. */
function sectionsOf(row: TemplateRow): SheetSection[] {
  const stored = row.sections as unknown as SheetSection[];
  const titles = [...new Set(row.items.map(item => item.section))];
  return titles.map(title => stored.find(section => section.title === title) ?? { title });
}

/** Writes what a draft says, in the transaction: its items are replaced as a whole. */
export async function saveTemplate(
  tx: Tx,
  templateId: string,
  template: Template,
  extra: { edits: number; workbook?: Omit<TemplateLayout, 'rows'> },
): Promise<void> {
  const { workbook } = extra;
  const rows = template.items.map(item => item.row ?? null);
  const layout: TemplateExtra = { edits: extra.edits, ...(workbook && { workbook: { ...workbook, rows } }) };
  await tx.inspectionTemplate.update({
    where: { id: templateId },
    data: {
      name: template.name,
      fields: template.fields as unknown as Prisma.InputJsonArray,
      sections: template.sections as unknown as Prisma.InputJsonArray,
      layout: layout as unknown as Prisma.InputJsonObject,
    },
  });
  await tx.templateItem.deleteMany({ where: { templateId } });
  await tx.templateItem.createMany({ data: template.items.map((item, index) => itemRow(templateId, item, index + 1)) });
}

function itemRow(templateId: string, item: TemplateItem, ordinal: number): Prisma.TemplateItemCreateManyInput {
  const { row: _row, options, range, condition, ...own } = item;
  return {
    ...own,
    id: randomUUID(),
    templateId,
    ordinal,
    ...(options && { options: options as unknown as Prisma.InputJsonArray }),
    ...(range && { range: range as unknown as Prisma.InputJsonObject }),
    ...(condition && { condition: condition as unknown as Prisma.InputJsonObject }),
  };
}
