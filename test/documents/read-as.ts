import { readFileSync } from 'node:fs';
import { readDocument } from '../../src/documents/read-document.ts';
import type { SourceBlock, SourceDocument } from '../../src/domain/standards/document.ts';
import { type ParsedStandard, parseStandard } from '../../src/domain/standards/parse-document.ts';

export const fixture = (name: string): Buffer =>
  readFileSync(new URL(`fixtures/${encodeURIComponent(name)}`, import.meta.url));

/** What a file holds. @throws Error with the reason when it cannot be read. */
export async function documentOf(bytes: Uint8Array, name: string): Promise<SourceDocument> {
  const read = await readDocument({ name, bytes });
  if (read.kind === 'unreadable') throw new Error(`${name}: ${read.reason}`);
  return read.document;
}

/** Lines as text, tables as rows. */
export const plainBlocks = (blocks: readonly SourceBlock[]): unknown[] =>
  blocks.map(block =>
    block.kind === 'line' ? block.text : block.kind === 'table' ? block.rows : `sheet ${block.name}`,
  );

/** Why a file cannot be read; undefined when it can. */
export async function reasonFor(bytes: Uint8Array, name: string): Promise<string | undefined> {
  const read = await readDocument({ name, bytes });
  return read.kind === 'unreadable' ? read.reason : undefined;
}

export const standardOf = async (bytes: Uint8Array, name: string): Promise<ParsedStandard> =>
  parseStandard(await documentOf(bytes, name));

/** Path and text of each clause, blanks aside. */
export const clausesOf = ({ clauses, annexes }: ParsedStandard): string[] =>
  [...clauses, ...annexes].map(({ path, text }) => `${path} ${text}`.replace(/[\s　]+/gu, ''));
