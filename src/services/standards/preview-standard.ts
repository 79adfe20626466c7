import { createHash } from 'node:crypto';
import { atShanghai } from '../../domain/calendar/shanghai.ts';
import { parseStandardFileName } from '../../domain/standards/file-name.ts';
import { guessLevel, type StandardLevel } from '../../domain/standards/levels.ts';
import { type ParsedStandard, type ParseWarning, parseStandardText } from '../../domain/standards/parse-document.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/** What importing and publishing need of the context, so that the command line can call them without the whole application. */
export type LibraryContext = Pick<ServiceContext, 'db' | 'clock' | 'recordAudit'>;

/** A document as read: its name carries the date from which it is in force, its text is decoded. */
export interface StandardFile {
  readonly fileName: string;
  readonly text: string;
}

export type StandardStatus = 'draft' | 'published' | 'superseded' | 'withdrawn';

export interface StandardPreview {
  readonly title: string;
  /** The file's own, shorter title, where it differs. */
  readonly alias: string | undefined;
  readonly level: StandardLevel;
  /** YYYY-MM-DD, from the file name: the version's label and its first day. */
  readonly effectiveDay: string;
  readonly effectiveFrom: Date;
  readonly hash: string;
  readonly clauseCount: number;
  readonly annexCount: number;
  readonly chapters: readonly string[];
  readonly warnings: readonly ParseWarning[];
  readonly parsed: ParsedStandard;
}

export type PreviewResult =
  | { kind: 'readable'; preview: StandardPreview }
  | { kind: 'unreadable'; reason: 'empty' | 'noClauses' | 'noDate' };

/** What a file would become, from the file alone. */
export function previewStandard(file: StandardFile): PreviewResult {
  if (file.text.trim() === '') return { kind: 'unreadable', reason: 'empty' };
  const named = parseStandardFileName(file.fileName);
  if (named.effectiveFrom === undefined) return { kind: 'unreadable', reason: 'noDate' };
  const parsed = parseStandardText(file.text);
  if (parsed.clauses.length === 0) return { kind: 'unreadable', reason: 'noClauses' };
  const title = parsed.title || named.title;
  return {
    kind: 'readable',
    preview: {
      title,
      alias: named.title === title ? undefined : named.title,
      level: guessLevel(title, parsed.subtitles),
      effectiveDay: named.effectiveFrom,
      effectiveFrom: atShanghai(named.effectiveFrom, '00:00'),
      hash: createHash('sha256').update(file.text).digest('hex'),
      clauseCount: parsed.clauses.length,
      annexCount: parsed.annexes.length,
      chapters: [...new Set(parsed.clauses.flatMap(clause => clause.chapter ?? []))],
      warnings: parsed.warnings,
      parsed,
    },
  };
}

export interface KnownVersion {
  readonly id: string;
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
        select: { id: true, label: true, status: true, sourceHash: true },
        orderBy: { effectiveFrom: 'asc' },
      },
    },
  });
}
