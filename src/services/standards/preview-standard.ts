import { createHash } from 'node:crypto';
import { type DocumentFile, readDocument, type UnreadableReason } from '../../documents/read-document.ts';
import { atShanghai } from '../../domain/calendar/shanghai.ts';
import { type ClauseBranch, clauseTree } from '../../domain/standards/clause-tree.ts';
import type { LeftOut, SourceDocument } from '../../domain/standards/document.ts';
import { type EffectiveDayMention, effectiveDaysIn } from '../../domain/standards/effective-days.ts';
import { isRealDay, parseStandardFileName } from '../../domain/standards/file-name.ts';
import { guessLevel, type StandardLevel } from '../../domain/standards/levels.ts';
import { type ParsedStandard, type ParseWarning, parseStandard } from '../../domain/standards/parse-document.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/** What importing and publishing need of the context, so that the command line can call them without the whole application. */
export type LibraryContext = Pick<ServiceContext, 'db' | 'clock' | 'recordAudit' | 'nextNumber' | 'once'> &
  Partial<Pick<ServiceContext, 'library'>>;

export type { DocumentFile as StandardFile } from '../../documents/read-document.ts';

/** What a person says better than the file: each overrides what was read. */
export interface ImportCorrections {
  readonly title?: string;
  /** YYYY-MM-DD: the version's label and its first day. */
  readonly effectiveDay?: string;
  readonly level?: StandardLevel;
}

export type StandardStatus = 'draft' | 'published' | 'superseded' | 'withdrawn';

/** What a file holds, whatever day it takes effect. */
export interface StandardFacts {
  readonly fileName: string;
  readonly title: string;
  /** The file's own, other title, where it differs. */
  readonly alias: string | undefined;
  readonly level: StandardLevel;
  /** False where a person said the level. */
  readonly levelGuessed: boolean;
  /** sha256 of the file's bytes, in hex. */
  readonly hash: string;
  readonly clauseCount: number;
  readonly annexCount: number;
  /** Chapters with the number of their clauses and the paths of the first ones, in the document's order. */
  readonly tree: readonly ClauseBranch[];
  readonly warnings: readonly ParseWarning[];
  readonly leftOut: readonly LeftOut[];
  readonly parsed: ParsedStandard;
}

export interface StandardPreview extends StandardFacts {
  /** YYYY-MM-DD, from the file name or a person: the version's label and its first day. */
  readonly effectiveDay: string;
  readonly effectiveFrom: Date;
}

export type UnreadableStandard = UnreadableReason | 'noClauses';

export type PreviewResult =
  | { kind: 'readable'; preview: StandardPreview }
  /** Readable, but `what` must be asked of a person first; `suggestedDays` are days the text itself names. */
  | {
      kind: 'needs';
      what: readonly ['effectiveDay'];
      facts: StandardFacts;
      suggestedDays: readonly EffectiveDayMention[];
    }
  | { kind: 'unreadable'; reason: UnreadableStandard };

/**
 * What a file would become, from the file and what a person corrected.
 *
 * @throws AppError `invalidInput` for a correction that is no title or no day.
 */
export async function previewStandard(file: DocumentFile, corrections: ImportCorrections = {}): Promise<PreviewResult> {
  checkCorrections(corrections);
  const read = await readDocument(file);
  if (read.kind === 'unreadable') return read;
  const facts = factsOf(file, read.document, corrections);
  if (facts.clauseCount === 0) return { kind: 'unreadable', reason: 'noClauses' };
  const effectiveDay = corrections.effectiveDay ?? parseStandardFileName(file.name).effectiveFrom;
  if (effectiveDay === undefined) {
    return { kind: 'needs', what: ['effectiveDay'], facts, suggestedDays: effectiveDaysIn(read.document) };
  }
  return {
    kind: 'readable',
    preview: { ...facts, effectiveDay, effectiveFrom: atShanghai(effectiveDay, '00:00') },
  };
}

function checkCorrections({ title, effectiveDay }: ImportCorrections): void {
  if (title !== undefined && title.trim() === '') throw new AppError('invalidInput', { field: 'title' });
  if (effectiveDay !== undefined && !isRealDay(effectiveDay)) {
    throw new AppError('invalidInput', { field: 'effectiveDay' });
  }
}

function factsOf(file: DocumentFile, document: SourceDocument, corrections: ImportCorrections): StandardFacts {
  const named = parseStandardFileName(file.name);
  const parsed = parseStandard(document);
  const title = corrections.title?.trim() || parsed.title || named.title;
  const alias = named.title === title ? undefined : named.title;
  return {
    fileName: file.name,
    title,
    alias,
    level: corrections.level ?? guessLevel(title, parsed.subtitles),
    levelGuessed: corrections.level === undefined,
    hash: createHash('sha256').update(file.bytes).digest('hex'),
    clauseCount: parsed.clauses.length,
    annexCount: parsed.annexes.length,
    tree: clauseTree([...parsed.clauses, ...parsed.annexes]),
    warnings: parsed.warnings,
    leftOut: parsed.leftOut,
    parsed,
  };
}

export interface KnownVersion {
  readonly id: string;
  readonly no: string | null;
  readonly label: string;
  readonly status: StandardStatus;
  readonly sourceHash: string;
}

/** The standard a document belongs to, by its title (a standard's alias counts), with its versions in time order. */
export async function findStandard(reader: Tx | LibraryContext['db']['prisma'], title: string) {
  return reader.standard.findFirst({
    where: { OR: [{ title }, { aliases: { has: title } }] },
    include: {
      versions: {
        select: { id: true, no: true, label: true, status: true, sourceHash: true },
        orderBy: { effectiveFrom: 'asc' },
      },
    },
  });
}
