import type { SourceBlock, SourceDocument } from '../domain/standards/document.ts';
import { tableBlocks } from './table-blocks.ts';
import { gridOf } from './table-grid.ts';
import { Unreadable } from './unreadable.ts';

/** Offsets in the File Information Block at the beginning of the stream WordDocument ([MS-DOC] 2.5). */
const FLAGS = 0x0a;
const ENCRYPTED = 0x0100;
const LISTS_SIZE = 0x02e6;
/** A row of which a cell has many paragraphs takes many lines. */
const TALLEST_ROW = 60;

/**
 * Reads a Word 97–2003 document. Tables come as rows of tabs from word-extractor; the numbers that Word makes by itself do not come at all,
 * which is noted where the document has lists.
 *
 * @param stream the stream WordDocument, for what word-extractor does not look at.
 * @throws Unreadable `damaged`, `encrypted`, `empty`.
 */
export async function readDoc(bytes: Uint8Array, stream: Buffer): Promise<SourceDocument> {
  if (stream.length < 0x0300) throw new Unreadable('damaged');
  if ((stream.readUInt16LE(FLAGS) & ENCRYPTED) !== 0) throw new Unreadable('encrypted');
  const { default: WordExtractor } = await import('word-extractor');
  const document = await new WordExtractor().extract(Buffer.from(bytes)).catch(() => {
    throw new Unreadable('damaged');
  });
  // Straight quotation marks are not what the document says.
  const body = document.getBody({ filterUnicode: false });
  const blocks = docBlocks(body.split(/[\n\v\f]/u));
  if (blocks.length === 0) throw new Unreadable('empty');
  const hasLists = stream.readUInt32LE(LISTS_SIZE) > 0;
  return { blocks, leftOut: [], ...(hasLists && { notes: ['automaticNumbers'] }) };
}

/** Lines, and tables where lines end in the tab behind a row's last cell. */
export function docBlocks(lines: readonly string[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  for (let index = 0; index < lines.length; ) {
    const table = tableAt(lines, index);
    if (table) {
      blocks.push(...tableBlocks(gridOf(table.rows.map(row => row.map(text => ({ text, across: 1, down: 1 }))))));
      index = table.end;
    } else {
      const text = lines[index]!.replace(/\t/gu, ' ').trim();
      if (text !== '') blocks.push({ kind: 'line', text });
      index += 1;
    }
  }
  return blocks;
}

/** The rows from here on that have equally many cells; a cell's own line breaks come as lines that do not end in a tab. */
function tableAt(lines: readonly string[], from: number): { rows: string[][]; end: number } | undefined {
  const rows: string[][] = [];
  let [at, width] = [from, 0];
  while (at < lines.length) {
    const end = lines.findIndex((line, index) => index >= at && line.endsWith('\t'));
    if (end < 0 || end - at > TALLEST_ROW) break;
    const cells = lines
      .slice(at, end + 1)
      .join('\n')
      .split('\t')
      .slice(0, -1);
    if (rows.length === 0 ? !lines[at]!.includes('\t') || cells.length < 2 : cells.length !== width) break;
    width = cells.length;
    rows.push(cells.map(cell => cell.trim()));
    at = end + 1;
  }
  return rows.length > 0 ? { rows, end: at } : undefined;
}
