import { randomUUID } from 'node:crypto';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canImportStandard, type Editor, editorId } from '../../domain/permissions/standards.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import { findConflicts, type StandardOverlap } from './find-conflicts.ts';
import {
  findStandard,
  type ImportCorrections,
  type KnownVersion,
  type LibraryContext,
  type PreviewResult,
  previewStandard,
  type StandardFile,
  type StandardPreview,
  type StandardStatus,
} from './preview-standard.ts';
import { isIdleDraft, replaceDraft } from './replace-draft.ts';

export type { ImportCorrections, StandardFacts, StandardFile, StandardPreview } from './preview-standard.ts';

export interface ImportInput {
  readonly by: Editor;
  readonly file: StandardFile;
  readonly corrections?: ImportCorrections;
}

/** A draft whose text another one takes the place of; `hash` is of the text it has now. */
export interface ReplacedDraft {
  readonly versionId: string;
  readonly no: string;
  readonly hash: string;
}

export type ImportPreview =
  | Exclude<PreviewResult, { kind: 'readable' }>
  | {
      kind: 'new';
      preview: StandardPreview;
      earlier: readonly KnownVersion[];
      /** The draft with the same day whose text it replaces: nobody is deciding about that one. */
      replaces?: ReplacedDraft;
      /** The standard it becomes an edition of; undefined for a new one. */
      standardId: string | undefined;
      /** Rules that other standards in force have as well; only looked for in a preview. */
      overlaps: readonly StandardOverlap[];
    }
  | {
      kind: 'alreadyImported';
      preview: StandardPreview;
      versionId: string;
      no: string | undefined;
      status: StandardStatus;
    }
  /** The same standard has another text with the same date: history is not overwritten. */
  | { kind: 'dateTaken'; preview: StandardPreview; versionId: string };

export type ImportResult =
  | Exclude<ImportPreview, { kind: 'new' }>
  /** `no` is the version's 单号, BZ-2026-0001. */
  | { kind: 'imported'; preview: StandardPreview; versionId: string; no: string };

/**
 * What importing a file would do; writes nothing.
 *
 * @throws AppError `forbidden`, `invalidInput` for corrections that are no title or no day.
 */
export async function previewImport(context: LibraryContext, input: ImportInput): Promise<ImportPreview> {
  assertAllowed(canImportStandard(input.by));
  const read = await previewStandard(input.file, input.corrections);
  if (read.kind !== 'readable') return read;
  const examined = await examine(context.db.prisma, read.preview);
  if (examined.kind !== 'new' || !context.library) return examined;
  const { preview, standardId } = examined;
  const { library, clock } = context;
  const clauses = [...preview.parsed.clauses, ...preview.parsed.annexes];
  const overlaps = await findConflicts({ library, clock }, { clauses, title: preview.title, standardId });
  return { ...examined, overlaps };
}

/**
 * Imports a document as a draft version: the standard (by its title) is made when it is new, a new date is a new version of it. The same
 * file and date twice is `alreadyImported`; with the same submission id the first result comes again.
 *
 * @param input.shown what a person was shown it would replace, by the hash of its text: nothing else is replaced unseen.
 * @throws AppError `forbidden`, `invalidInput` for corrections that are no title or no day, `conflict` when what it would replace is not
 * what was shown.
 */
export async function importStandard(
  context: LibraryContext,
  input: ImportInput & { submissionId?: string; shown?: { replaces: string | undefined } },
): Promise<ImportResult> {
  assertAllowed(canImportStandard(input.by));
  // Reading a large document takes seconds: never inside the transaction.
  const read = await previewStandard(input.file, input.corrections);
  if (read.kind !== 'readable') return read;
  const { preview } = read;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const write = () => takeIn(context, tx, { by: input.by, preview, now, shown: input.shown });
    if (input.submissionId === undefined) return composed(await write(), preview);
    const receipt = { submissionId: input.submissionId, useCase: 'standards.import', at: now };
    return composed((await context.once(tx, receipt, write)).result, preview);
  });
}

type Outcome =
  | { kind: 'imported'; versionId: string; no: string }
  | { kind: 'alreadyImported'; versionId: string; no: string | undefined; status: StandardStatus }
  | { kind: 'dateTaken'; versionId: string };

const composed = (outcome: Outcome, preview: StandardPreview): ImportResult => ({ ...outcome, preview });

async function takeIn(
  context: LibraryContext,
  tx: Tx,
  input: { by: Editor; preview: StandardPreview; now: Date; shown: { replaces: string | undefined } | undefined },
): Promise<Outcome> {
  const { by, preview, now, shown } = input;
  const examined = await examine(tx, preview);
  if (examined.kind !== 'new') {
    const { preview: _preview, ...outcome } = examined;
    return outcome;
  }
  if (shown && shown.replaces !== examined.replaces?.hash) throw new AppError('conflict');
  if (examined.replaces) return replace(context, tx, { by, preview, now, ...examined.replaces });
  const standardId = await ensureStandard(tx, preview);
  const versionId = randomUUID();
  const no = await context.nextNumber(tx, 'standardVersion', toShanghai(now).year);
  const { parsed } = preview;
  await tx.standardVersion.create({
    data: {
      id: versionId,
      no,
      standardId,
      label: preview.effectiveDay,
      status: 'draft',
      effectiveFrom: preview.effectiveFrom,
      sourceName: preview.fileName,
      sourceHash: preview.hash,
      preamble: [...parsed.subtitles, parsed.preamble].filter(line => line !== '').join('\n'),
      leftOut: preview.leftOut.map(each => ({ ...each })),
      importedById: editorId(by),
      importedAt: now,
    },
  });
  await tx.clause.createMany({
    data: [...parsed.clauses, ...parsed.annexes].map(clause => ({ ...clause, id: randomUUID(), versionId })),
  });
  await context.recordAudit(tx, {
    at: now,
    actorId: editorId(by),
    action: 'standard.imported',
    subjectType: 'standardVersion',
    subjectId: versionId,
    detail: { no, standardId, label: preview.effectiveDay, hash: preview.hash, clauses: preview.clauseCount },
  });
  return { kind: 'imported', versionId, no };
}

/** A corrected text in the place of a draft that was returned, or not submitted yet. */
async function replace(
  context: LibraryContext,
  tx: Tx,
  input: { by: Editor; preview: StandardPreview; now: Date; versionId: string; no: string },
): Promise<Outcome> {
  const { by, preview, now, versionId, no } = input;
  await replaceDraft(tx, { versionId, preview, importedById: editorId(by), now });
  await context.recordAudit(tx, {
    at: now,
    actorId: editorId(by),
    action: 'standard.draftReplaced',
    subjectType: 'standardVersion',
    subjectId: versionId,
    detail: { no, label: preview.effectiveDay, hash: preview.hash, clauses: preview.clauseCount },
  });
  return { kind: 'imported', versionId, no };
}

async function examine(
  reader: Tx | LibraryContext['db']['prisma'],
  preview: StandardPreview,
): Promise<Extract<ImportPreview, { kind: 'new' | 'alreadyImported' | 'dateTaken' }>> {
  const standard = await findStandard(reader, preview.title);
  const same = standard?.versions.find(version => version.label === preview.effectiveDay);
  const standardId = standard?.id;
  if (!same) return { kind: 'new', preview, standardId, earlier: standard?.versions ?? [], overlaps: [] };
  const no = same.no ?? undefined;
  if (same.sourceHash === preview.hash) {
    return { kind: 'alreadyImported', preview, versionId: same.id, no, status: same.status };
  }
  if (no === undefined || !(await isIdleDraft(reader, same.id)))
    return { kind: 'dateTaken', preview, versionId: same.id };
  const earlier = standard!.versions.filter(version => version !== same);
  return {
    kind: 'new',
    preview,
    standardId,
    earlier,
    replaces: { versionId: same.id, no, hash: same.sourceHash },
    overlaps: [],
  };
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
