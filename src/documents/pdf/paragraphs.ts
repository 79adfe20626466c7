import type { SourceBlock } from '../../domain/standards/document.ts';
import { readLine } from '../../domain/standards/structure/document-lines.ts';
import { markersAt } from '../../domain/standards/structure/markers.ts';
import { tableBlocks } from '../table-blocks.ts';
import { gridOf } from '../table-grid.ts';
import { glue } from './glue.ts';
import { type LineTable, tableFrom } from './line-tables.ts';
import type { PageLine } from './page-lines.ts';
import type { PlacedTable } from './ruled-tables.ts';

/** Measures of a document's running text, in points. */
interface Body {
  readonly size: number;
  readonly left: number;
  readonly right: number;
  /** From one line to the next. */
  readonly leading: number;
  /** Paragraphs begin further in, as is usual in Chinese. */
  readonly indents: boolean;
}

const TITLE_SIZE = 1.25;
/** In letter sizes: how far in a paragraph begins at least, and how much room a full line leaves, and one that ends before a long word. */
const INDENT = 1.2;
const FULL = 2.2;
const RAGGED = 10;
const LONGEST_TITLE = 60;

/** A line, or a table with lines drawn around it. */
export type PageEntry = PageLine | PlacedTable;

const isTable = (entry: PageEntry): entry is PlacedTable => 'grid' in entry;

/** Lines put together to the paragraphs they were wrapped from, tables apart. The largest text of the first page is the title. */
export function paragraphBlocks(entries: readonly PageEntry[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  const lines = entries.filter((entry): entry is PageLine => !isTable(entry));
  const body = measure(lines);
  const titleSize = sizeOfTitle(lines, body);
  for (let from = 0; from < entries.length; ) {
    const first = entries[from]!;
    if (isTable(first)) {
      const { table, end } = continued(entries, from);
      blocks.push(...tableBlocks(table.grid));
      from = end;
    } else {
      const end = entries.findIndex((entry, at) => at > from && isTable(entry));
      const run = entries.slice(from, end < 0 ? entries.length : end) as PageLine[];
      blocks.push(...lineBlocks(run, body, line => line.page === lines[0]!.page && line.size === titleSize));
      from += run.length;
    }
  }
  return blocks;
}

/** A table and what goes on with it at the top of the next pages. */
function continued(entries: readonly PageEntry[], from: number): { table: PlacedTable; end: number } {
  let table = entries[from] as PlacedTable;
  let end = from + 1;
  for (; end < entries.length; end++) {
    const next = entries[end]!;
    if (!isTable(next) || next.page !== table.page + 1 || !isSameShape(table, next)) break;
    table = { ...next, edges: table.edges, grid: [...table.grid, ...next.grid] };
  }
  return { table, end };
}

const isSameShape = (one: PlacedTable, other: PlacedTable): boolean =>
  one.edges.length === other.edges.length && one.edges.every((edge, index) => Math.abs(edge - other.edges[index]!) < 4);

function lineBlocks(lines: readonly PageLine[], body: Body, isTitleLine: (line: PageLine) => boolean): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let open: { text: string; last: PageLine; heading: boolean } | undefined;
  const close = (): void => {
    if (open) blocks.push({ kind: 'line', text: open.text, ...(open.heading && { heading: 1 }) });
    open = undefined;
  };
  for (let index = 0; index < lines.length; ) {
    const table = tableFrom(lines, index);
    if (table) {
      close();
      blocks.push(...blocksOf(table));
      index = table.end;
      continue;
    }
    const line = lines[index]!;
    const isTitle = isTitleLine(line) && line.text.length <= LONGEST_TITLE;
    if (open && (open.heading ? isTitle : !isTitle && goesOn(open.last, line, body))) {
      open = { ...open, text: glue(open.text, line.text), last: line };
    } else {
      close();
      open = { text: line.text, last: line, heading: isTitle };
    }
    index += 1;
  }
  close();
  return blocks;
}

const blocksOf = ({ rows }: LineTable): SourceBlock[] =>
  tableBlocks(gridOf(rows.map(row => row.map(text => ({ text, across: 1, down: 1 })))));

/** Whether a line continues the one before: that one was full, and this one does not begin anything. */
function goesOn(before: PageLine, line: PageLine, body: Body): boolean {
  if (Math.abs(before.size - line.size) > 0.15 * body.size) return false;
  if (before.page === line.page && line.y - before.y > 1.8 * body.leading) return false;
  const { kind } = readLine({ text: line.text });
  if (kind === 'article' || kind === 'division') return false;
  const isIndented = line.left > body.left + INDENT * body.size;
  if (isIndented && (body.indents || line.left > before.left + INDENT * body.size)) return false;
  const isOver = /[。！？；：!?;:]["”』」）)]?$/u.test(before.text);
  const isNumbered = markersAt(line.text, 0).length > 0;
  // A number behind a sentence begins a point; in mid-sentence it only happens to stand in front.
  if (isOver && isNumbered) return false;
  const room = body.right - before.right;
  if (room < FULL * body.size) return !isOver || body.indents;
  // A word that may not be parted leaves more room; then only the missing indent tells that the paragraph goes on.
  return body.indents && !isOver && !isNumbered && room < RAGGED * body.size;
}

function measure(lines: readonly PageLine[]): Body {
  const size = mostCommon(lines.map(line => ({ value: round(line.size), weight: line.text.length }))) ?? 12;
  const own = lines.filter(line => Math.abs(line.size - size) < 0.1 * size);
  const rights = own.map(line => line.right).sort((a, b) => a - b);
  const right = rights[Math.floor(rights.length * 0.95)] ?? 0;
  const left =
    mostCommon(
      own.filter(line => line.right > right - 2.2 * size).map(line => ({ value: round(line.left), weight: 1 })),
    ) ?? Math.min(...own.map(line => line.left), 0);
  const steps = own.flatMap((line, index) => {
    const before = own[index - 1];
    return before && before.page === line.page && line.y > before.y
      ? [{ value: round(line.y - before.y), weight: 1 }]
      : [];
  });
  const margin = Math.min(left, ...own.map(line => line.left));
  const indented = own.filter(line => line.left > margin + 1.5 * size && line.left < margin + 2.6 * size).length;
  return { size, left: margin, right, leading: mostCommon(steps) ?? size * 1.5, indents: indented > own.length * 0.1 };
}

const round = (value: number): number => Math.round(value * 2) / 2;

function mostCommon(values: readonly { value: number; weight: number }[]): number | undefined {
  const weights = new Map<number, number>();
  for (const { value, weight } of values) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function sizeOfTitle(lines: readonly PageLine[], body: Body): number | undefined {
  const first = lines.filter(line => line.page === lines[0]?.page && line.text.length <= LONGEST_TITLE);
  const largest = Math.max(0, ...first.map(line => line.size));
  return largest >= TITLE_SIZE * body.size ? largest : undefined;
}
