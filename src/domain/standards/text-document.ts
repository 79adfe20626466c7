import type { SourceBlock, SourceDocument, SourceLine } from './document.ts';
import { markersAt } from './structure/markers.ts';

const COMMENT = /<!--[\s\S]*?-->/gu;
/** CR alone, Unicode's separators and form feeds end lines too: texts come from web pages and old systems. */
const LINE_END = /\r\n|[\r\n\u2028\u2029\u0085\f\v]/u;
const TABLE_ROW = /^\s*\|(.*)\|\s*$/u;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/u;

/** The lines and tables of a text, with or without Markdown's marks. Metadata comments are no text. */
export function textDocument(text: string): SourceDocument {
  const bare = text.replace(/^\uFEFF/u, '').replace(COMMENT, '');
  const lines = unwrapped(bare.split(LINE_END));
  const blocks: SourceBlock[] = [];
  for (let index = 0; index < lines.length; index++) {
    if (TABLE_ROW.test(lines[index]!) && TABLE_RULE.test(lines[index + 1] ?? '')) {
      const end = lines.findIndex((line, at) => at > index && !TABLE_ROW.test(line));
      const rows = lines.slice(index, end < 0 ? lines.length : end).filter((_line, at) => at !== 1);
      blocks.push({ kind: 'table', rows: evened(rows.map(cells)), headRows: 1 });
      index += rows.length;
    } else blocks.push(markdownLine(lines[index]!));
  }
  return { blocks, leftOut: [] };
}

/**
 * Where blank lines part the paragraphs of a text, a line break inside one only fits the text to a page's width. Joined are lines that break off
 * in mid-sentence.
 */
function unwrapped(lines: readonly string[]): string[] {
  const filled = lines.filter(line => line.trim() !== '').length;
  const adjacent = lines.filter((line, at) => line.trim() !== '' && (lines[at + 1] ?? '').trim() !== '').length;
  if (adjacent > filled / 3) return [...lines];
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1) ?? '';
    if (breaksOff(before) && continues(line)) joined[joined.length - 1] = before.trimEnd() + line.trim();
    else joined.push(line);
  }
  return joined;
}

const breaksOff = (line: string): boolean =>
  /[\p{Script=Han}，,、]\s*$/u.test(line) && !/^\s*[#|]/u.test(line) && line.length > 8;

const continues = (line: string): boolean =>
  /^\s*\p{Script=Han}/u.test(line) && markersAt(line.trim(), 0).length === 0 && /[。；;，,：:！？]/u.test(line);

function markdownLine(raw: string): SourceLine {
  const line = raw.trim();
  const level = /^#{1,6}(?=\s|[^#\s])/u.exec(line)?.[0].length ?? 0;
  const text = plain(line.slice(level));
  return level > 0 ? { kind: 'line', text, heading: level } : { kind: 'line', text };
}

/** Without the marks for bold print and escapes. */
function plain(text: string): string {
  return text
    .replace(/\*\*(.+?)\*\*|__(.+?)__/gu, '$1$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!|])/gu, '$1')
    .trim();
}

function cells(row: string): string[] {
  const inner = TABLE_ROW.exec(row)?.[1] ?? '';
  return inner.split(/(?<!\\)\|/u).map(plain);
}

function evened(rows: string[][]): string[][] {
  const width = Math.max(...rows.map(row => row.length));
  return rows.map(row => [...row, ...Array<string>(width - row.length).fill('')]);
}
