import { type TemplateProblem, templateProblems } from '../../../domain/inspections/templates/check.ts';
import type { Template } from '../../../domain/inspections/templates/template.ts';
import { AppError } from '../../../errors.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import { extraOf, type TemplateRow, toTemplate, withItems } from './template-rows.ts';

/** A template as it is shown: what it says, and what is still wrong with it. */
export interface TemplateView {
  readonly id: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly version: number;
  readonly isDraft: boolean;
  readonly effectiveFrom: Date;
  /** How often the draft has been changed: what is changed must be what was shown. */
  readonly edits: number;
  readonly template: Template;
  /** 「《营业厅服务规范》第二章/第四条」 by the item's place; '' where none is bound. */
  readonly basis: readonly string[];
  readonly problems: readonly TemplateProblem[];
  readonly fileName: string | null;
}

/** The draft of a programme, if there is one; a programme has one at most. */
export function findDraft(db: Tx | Prisma, programmeId: string): Promise<TemplateRow | null> {
  return db.inspectionTemplate.findFirst({ where: { programmeId, status: 'draft' }, include: withItems });
}

/** The edition of a programme in force at a time, else the next one to be. */
export async function findPublished(db: Tx | Prisma, programmeId: string, at: Date): Promise<TemplateRow | null> {
  const begun = await db.inspectionTemplate.findFirst({
    where: { programmeId, status: 'published', effectiveFrom: { lte: at } },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
    include: withItems,
  });
  if (begun) return begun;
  return db.inspectionTemplate.findFirst({
    where: { programmeId, status: 'published' },
    orderBy: [{ effectiveFrom: 'asc' }, { version: 'desc' }],
    include: withItems,
  });
}

/** @throws AppError `notFound`, `conflict` when it is no draft any more. */
export async function lockDraft(tx: Tx, templateId: string): Promise<TemplateRow> {
  await tx.$queryRaw`SELECT 1 FROM "InspectionTemplate" WHERE id = ${templateId} FOR UPDATE`;
  const row = await tx.inspectionTemplate.findUnique({ where: { id: templateId }, include: withItems });
  if (!row) throw new AppError('notFound');
  if (row.status !== 'draft') throw new AppError('conflict');
  return row;
}

export async function viewOf(db: Tx | Prisma, row: TemplateRow): Promise<TemplateView> {
  const template = toTemplate(row);
  const { edits, workbook } = extraOf(row);
  return {
    id: row.id,
    programmeId: row.programmeId,
    programmeName: row.programme.name,
    version: row.version,
    isDraft: row.status === 'draft',
    effectiveFrom: row.effectiveFrom,
    edits,
    template,
    basis: await clauseNames(db, template),
    problems: templateProblems(template),
    fileName: workbook?.fileName ?? null,
  };
}

async function clauseNames(db: Tx | Prisma, { items }: Template): Promise<string[]> {
  const ids = items.flatMap(item => item.clauseId ?? []);
  const clauses = await db.clause.findMany({
    where: { id: { in: ids } },
    select: { id: true, path: true, version: { select: { standard: { select: { title: true } } } } },
  });
  const names = new Map(clauses.map(({ id, path, version }) => [id, `《${version.standard.title}》${path}`]));
  return items.map(({ clauseId }) => (clauseId === undefined ? '' : (names.get(clauseId) ?? '')));
}
