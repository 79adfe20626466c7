import { randomUUID } from 'node:crypto';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canImportStandard, type Editor, editorId } from '../../domain/permissions/standards.ts';
import type { Tx } from '../../store/database.ts';
import {
  findStandard,
  type KnownVersion,
  type LibraryContext,
  previewStandard,
  type StandardFile,
  type StandardPreview,
  type StandardStatus,
} from './preview-standard.ts';

export type { StandardFile, StandardPreview } from './preview-standard.ts';

export type ImportPreview =
  | { kind: 'new'; preview: StandardPreview; earlier: readonly KnownVersion[] }
  | { kind: 'alreadyImported'; preview: StandardPreview; versionId: string; status: StandardStatus }
  /** The same standard has another text with the same date: history is not overwritten. */
  | { kind: 'dateTaken'; preview: StandardPreview; versionId: string }
  | { kind: 'unreadable'; reason: 'empty' | 'noClauses' | 'noDate' };

export type ImportResult =
  | Exclude<ImportPreview, { kind: 'new' }>
  | { kind: 'imported'; preview: StandardPreview; versionId: string };

/** What importing a file would do; writes nothing. */
export async function previewImport(
  context: LibraryContext,
  input: { by: Editor; file: StandardFile },
): Promise<ImportPreview> {
  assertAllowed(canImportStandard(input.by));
  return examine(context.db.prisma, input.file);
}

/**
 * Imports a document as a draft version: the standard (by its title) is made when it is new, a new date is a new version of it.
 *
 * @throws AppError `forbidden`.
 */
export async function importStandard(
  context: LibraryContext,
  input: { by: Editor; file: StandardFile },
): Promise<ImportResult> {
  assertAllowed(canImportStandard(input.by));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const examined = await examine(tx, input.file);
    if (examined.kind !== 'new') return examined;
    const { preview } = examined;
    const standardId = await ensureStandard(tx, preview);
    const versionId = randomUUID();
    const { parsed } = preview;
    await tx.standardVersion.create({
      data: {
        id: versionId,
        standardId,
        label: preview.effectiveDay,
        status: 'draft',
        effectiveFrom: preview.effectiveFrom,
        sourceName: input.file.fileName,
        sourceHash: preview.hash,
        preamble: [...parsed.subtitles, parsed.preamble].filter(line => line !== '').join('\n'),
        importedById: editorId(input.by),
        importedAt: now,
      },
    });
    await tx.clause.createMany({
      data: [...parsed.clauses, ...parsed.annexes].map(clause => ({ ...clause, id: randomUUID(), versionId })),
    });
    await context.recordAudit(tx, {
      at: now,
      actorId: editorId(input.by),
      action: 'standard.imported',
      subjectType: 'standardVersion',
      subjectId: versionId,
      detail: { standardId, label: preview.effectiveDay, hash: preview.hash, clauses: preview.clauseCount },
    });
    return { kind: 'imported', preview, versionId };
  });
}

async function examine(reader: Tx | LibraryContext['db']['prisma'], file: StandardFile): Promise<ImportPreview> {
  const read = previewStandard(file);
  if (read.kind === 'unreadable') return read;
  const { preview } = read;
  const standard = await findStandard(reader, preview.title);
  const same = standard?.versions.find(version => version.label === preview.effectiveDay);
  if (!same) return { kind: 'new', preview, earlier: standard?.versions ?? [] };
  return same.sourceHash === preview.hash
    ? { kind: 'alreadyImported', preview, versionId: same.id, status: same.status }
    : { kind: 'dateTaken', preview, versionId: same.id };
}

/** The standard's id; made when new. The level of a standard that is known stays as people may have corrected it. */
async function ensureStandard(tx: Tx, preview: StandardPreview): Promise<string> {
  const known = await findStandard(tx, preview.title);
  const aliases = preview.alias === undefined ? [] : [preview.alias];
  if (!known) {
    const id = randomUUID();
    await tx.standard.create({ data: { id, title: preview.title, aliases, level: preview.level } });
    return id;
  }
  const added = aliases.filter(alias => alias !== known.title && !known.aliases.includes(alias));
  if (added.length > 0) {
    await tx.standard.update({ where: { id: known.id }, data: { aliases: [...known.aliases, ...added] } });
  }
  return known.id;
}
