import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type ParsedStandard, parseStandardText } from '../../src/domain/standards/parse-document.ts';
import { EFFECTIVE_DAY } from './effective.ts';
import { type SeedStandard, STANDARDS } from './standards.ts';
import type { ClauseRef } from './templates/item.ts';

export interface SeedDocument {
  standard: SeedStandard;
  versionId: string;
  fileName: string;
  /** sha256 of the file, in hex. */
  hash: string;
  parsed: ParsedStandard;
}

/** Reads and splits every document of `standards.ts`. @throws Error when a file's own title is not the listed one. */
export async function readDocuments(): Promise<SeedDocument[]> {
  return Promise.all(STANDARDS.map(readDocument));
}

async function readDocument(standard: SeedStandard): Promise<SeedDocument> {
  const fileName = `${standard.title}(${EFFECTIVE_DAY}).md`;
  const bytes = await readFile(new URL(`standards/${encodeURIComponent(fileName)}`, import.meta.url));
  const parsed = parseStandardText(bytes.toString('utf8'));
  if (parsed.title !== standard.title) throw new Error(`${fileName} is titled ${parsed.title}`);
  return {
    standard,
    versionId: `${standard.id}@${EFFECTIVE_DAY}`,
    fileName,
    hash: createHash('sha256').update(bytes).digest('hex'),
    parsed,
  };
}

/** A clause's id is its place in its version, so that it is the same on every machine. */
export function clauseId(document: SeedDocument, ordinal: number): string {
  return `${document.versionId}#${ordinal}`;
}

/** Finds clauses by title and path. @throws Error when there is none: a sheet must not point at nothing. */
export function clauseFinder(documents: readonly SeedDocument[]): (ref: ClauseRef) => string {
  const ids = new Map(
    documents.flatMap(document =>
      document.parsed.clauses.map(clause => [
        `${document.standard.title}#${clause.path}`,
        clauseId(document, clause.ordinal),
      ]),
    ),
  );
  return ref => {
    const id = ids.get(`${ref.standard}#${ref.path}`);
    if (id === undefined) throw new Error(`the demo office has no clause ${ref.path} in ${ref.standard}`);
    return id;
  };
}
