import type { ReadTable } from '../../../domain/inspections/templates/read-table.ts';
import type { TableCorrections, Template } from '../../../domain/inspections/templates/template.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canEditTemplates } from '../../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../../context.ts';
import { loadSentFile } from '../../standards/load-sent-file.ts';
import { createDraft, lockProgramme } from './begin-template.ts';
import { clausesNamed } from './bind-clauses.ts';
import { findDraft, findPublished, type TemplateView, viewOf } from './find-template.ts';
import { readTemplateTable, type SentTable } from './read-sent-table.ts';
import { extraOf, saveTemplate, toTemplate } from './template-rows.ts';

export type TemplatePreview =
  | Exclude<SentTable, { kind: 'read' }>
  | {
      readonly kind: 'read';
      readonly fileName: string;
      readonly sheet: string;
      readonly sheets: readonly string[];
      readonly table: ReadTable;
      /** Items whose 依据 names no clause in force. */
      readonly unbound: readonly { readonly ordinal: number; readonly text: string }[];
      /** The programme's draft that would be replaced. */
      readonly replaces: boolean;
    };

export type ImportedTemplate =
  | { readonly kind: 'imported'; readonly view: TemplateView }
  /** The sheet has errors, or cannot be read any more; nothing was written. */
  | { readonly kind: 'notReady'; readonly preview: TemplatePreview };

interface Sent {
  readonly actor: Actor;
  readonly fileId: string;
  readonly programmeId: string;
  readonly corrections: TableCorrections;
}

/** What taking over a workbook would do; writes nothing. @throws AppError `forbidden`, `notFound` */
export async function previewTemplate(context: ServiceContext, input: Sent): Promise<TemplatePreview> {
  return (await prepare(context, input)).preview;
}

/**
 * Takes a workbook over as the programme's draft; a draft that is there is replaced. The workbook itself is kept, so that it can be
 * written back. Questions asked once per inspection go on from the edition before.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function importTemplate(
  context: ServiceContext,
  input: Sent & { submissionId: string },
): Promise<ImportedTemplate> {
  const { actor, fileId, programmeId, corrections, submissionId } = input;
  const { preview, template, isArchive } = await prepare(context, input);
  if (preview.kind !== 'read' || !template || preview.table.problems.some(problem => problem.isError)) {
    return { kind: 'notReady', preview };
  }
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await lockProgramme(tx, programmeId);
    await context.once(tx, { submissionId, useCase: 'import-template', at: now }, async () => {
      const before = (await findDraft(tx, programmeId)) ?? undefined;
      const edition = before ?? (await findPublished(tx, programmeId, now));
      const { name } = template;
      const id = before?.id ?? (await createDraft(tx, { programmeId, name, source: 'excel', actor, now }));
      const fields = edition ? toTemplate(edition).fields : [];
      const workbook = { fileId, fileName: preview.fileName, corrections: { ...corrections, sheet: preview.sheet } };
      const edits = before ? extraOf(before).edits + 1 : 0;
      // An old .xls is read, but only an .xlsx can be written back.
      await saveTemplate(tx, id, { ...template, fields }, { edits, ...(isArchive && { workbook }) });
      await tx.inspectionTemplate.update({ where: { id }, data: { source: 'excel' } });
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: 'template.import',
        subjectType: 'inspectionTemplate',
        subjectId: id,
        detail: { fileName: preview.fileName, items: template.items.length },
      });
      return id;
    });
    const draft = await findDraft(tx, programmeId);
    if (!draft) return { kind: 'notReady', preview };
    return { kind: 'imported', view: await viewOf(tx, draft) };
  });
}

async function prepare(
  context: ServiceContext,
  { actor, fileId, programmeId, corrections }: Sent,
): Promise<{ preview: TemplatePreview; template?: Template; isArchive: boolean }> {
  assertAllowed(canEditTemplates(actor));
  const file = await loadSentFile(context, { actor, fileId });
  const isArchive = file.bytes[0] === 0x50 && file.bytes[1] === 0x4b;
  const read = await readTemplateTable(file.bytes, corrections);
  if (read.kind !== 'read') return { preview: read, isArchive };
  const { table, sheet, sheets } = read;
  const clauses = await clausesNamed(context, table.basis);
  const items = table.template.items.map((item, index) => {
    const clauseId = clauses[index];
    return clauseId === undefined ? item : { ...item, clauseId };
  });
  const unbound = table.basis.flatMap((text, index) =>
    text !== '' && clauses[index] === undefined ? [{ ordinal: index + 1, text }] : [],
  );
  const replaces = (await findDraft(context.db.prisma, programmeId)) !== null;
  return {
    preview: { kind: 'read', fileName: file.name, sheet, sheets, table, unbound, replaces },
    template: { ...table.template, items },
    isArchive,
  };
}
