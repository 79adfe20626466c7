import { editSheet } from '../../../documents/sheets/edit-sheet.ts';
import { writeSheet } from '../../../documents/sheets/write-sheet.ts';
import type { SentFile } from '../../../domain/conversation/message.ts';
import { newSheet } from '../../../domain/inspections/templates/new-sheet.ts';
import { sheetEdits } from '../../../domain/inspections/templates/sheet-edits.ts';
import type { TemplateLayout } from '../../../domain/inspections/templates/template.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import type { ServiceContext } from '../../context.ts';
import { makeFile } from '../../files/make-file.ts';
import { viewOf } from './find-template.ts';
import { readTemplateTable } from './read-sent-table.ts';
import { extraOf, toTemplate } from './template-rows.ts';
import { loadTemplate } from './view-template.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type ExportedTemplate =
  | { readonly kind: 'exported'; readonly file: SentFile; readonly version: number; readonly programmeName: string }
  | { readonly kind: 'none' };

/**
 * A template as a workbook: in the look of the one it came from, where it came from one and goes by it still; else in our own.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function exportTemplate(
  context: ServiceContext,
  input: { actor: Actor; programmeId: string; which: 'draft' | 'edition' },
): Promise<ExportedTemplate> {
  const row = await loadTemplate(context, input);
  if (!row) return { kind: 'none' };
  const template = toTemplate(row);
  const { workbook } = extraOf(row);
  const { basis, programmeName, version } = await viewOf(context.db.prisma, row);
  const content =
    (workbook && (await inItsWorkbook(context, workbook, template))) ?? (await writeSheet(newSheet(template, basis)));
  const name = `${row.name.replace(/[/\\:*?"<>|]/g, '_')}（第${version}版）.xlsx`;
  const file = await makeFile(context, { forId: input.actor.id, name, mime: XLSX, content });
  return { kind: 'exported', file, version, programmeName };
}

/** The workbook it came from, with what has changed since; undefined when that cannot be read any more. */
async function inItsWorkbook(
  context: ServiceContext,
  { fileId, corrections }: TemplateLayout,
  template: ReturnType<typeof toTemplate>,
): Promise<Buffer | undefined> {
  const stored = await context.db.prisma.storedFile.findUnique({ where: { id: fileId }, select: { sha256: true } });
  if (!stored) return undefined;
  const bytes = await context.files.read(stored.sha256);
  const read = await readTemplateTable(bytes, corrections);
  if (read.kind !== 'read') return undefined;
  const edits = sheetEdits(read.table, template, read.lastRow);
  const isSame = edits.rows === undefined && edits.cells.length === 0 && edits.totals.length === 0;
  return isSame ? bytes : editSheet(bytes, read.sheet, edits);
}
