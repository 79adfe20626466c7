import type { SourceBlock, SourceDocument } from '../../domain/standards/document.ts';
import type { CompoundFile } from '../compound-file.ts';
import { tableBlocks } from '../table-blocks.ts';
import { type GridCell, gridOf } from '../table-grid.ts';
import { Unreadable } from '../unreadable.ts';
import { type DocParagraph, docParagraphs } from './paragraphs.ts';
import type { StyleRole } from './styles.ts';

/** Places in the File Information Block at the beginning of the stream WordDocument ([MS-DOC] 2.5). */
const SIGNATURE = 0xa5ec;
const FLAGS = 0x0a;
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;
const SHORTEST = 0x0300;
/** Edges of cells in different rows that are closer are one, in twentieths of a point. */
const SAME_EDGE = 60;
const DEEPEST_HEADING = 5;

/**
 * Reads a Word 97–2003 document: paragraphs with the numbers that Word prints before them, headings and tables.
 *
 * @throws Unreadable `damaged`, `encrypted`, `empty`, `scanned`.
 */
export function readDoc(file: CompoundFile): SourceDocument {
  const stream = file.stream('WordDocument');
  if (!stream || stream.length < SHORTEST || stream.readUInt16LE(0) !== SIGNATURE) throw new Unreadable('damaged');
  const flags = stream.readUInt16LE(FLAGS);
  if ((flags & ENCRYPTED) !== 0) throw new Unreadable('encrypted');
  const table = file.stream((flags & SECOND_TABLE) !== 0 ? '1Table' : '0Table');
  if (!table) throw new Unreadable('damaged');
  const all = docParagraphs(stream, table, file.stream('Data'));
  const contents = all.filter(paragraph => paragraph.role?.kind === 'contents' && paragraph.text !== '');
  const blocks = docBlocks(all.filter(paragraph => paragraph.role?.kind !== 'contents'));
  // Pictures are kept in the stream Data.
  if (blocks.length === 0) throw new Unreadable((file.stream('Data')?.length ?? 0) > 0 ? 'scanned' : 'empty');
  const text = contents.map(paragraph => paragraph.text).join('\n');
  return { blocks, leftOut: text === '' ? [] : [{ reason: 'contents', text, count: 1 }] };
}

interface Row {
  readonly cells: string[];
  readonly definition: Buffer | undefined;
}

function docBlocks(paragraphs: readonly DocParagraph[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let rows: Row[] = [];
  let cells: string[] = [];
  let cell: string[] = [];
  const closeTable = (): void => {
    if (rows.length > 0) blocks.push(...tableBlocks(gridOf(spanned(rows))));
    rows = [];
  };
  for (const { text, ends, depth, role, row } of paragraphs) {
    if (depth === 0) {
      closeTable();
      blocks.push(...linesOf(text, role));
    } else if (ends === 'row' && depth === 1) {
      rows.push({ cells, definition: row });
      [cells, cell] = [[], []];
    } else {
      // A table inside a cell gives its cells as lines of it.
      if (text !== '') cell.push(text);
      if (ends === 'cell' && depth === 1) {
        cells.push(cell.join('\n'));
        cell = [];
      }
    }
  }
  closeTable();
  return blocks;
}

function linesOf(text: string, role: StyleRole | undefined): SourceBlock[] {
  if (text === '') return [];
  if (role?.kind === 'heading' || role?.kind === 'title') {
    const heading = role.kind === 'title' ? 1 : Math.min(role.outline + 1, DEEPEST_HEADING) + 1;
    return [{ kind: 'line', text: text.replace(/\s*\n\s*/gu, ' '), heading }];
  }
  return text.split('\n').flatMap(line => (line.trim() === '' ? [] : [{ kind: 'line', text: line.trim() } as const]));
}

interface Placed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Goes on with the cell above. */
  readonly continues: boolean;
}

/** The cells of a table's rows with the columns and rows they cover, by the edges that each row defines for itself. */
function spanned(rows: readonly Row[]): GridCell[][] {
  const placed = rows.map(placedCells);
  const edges: number[] = [];
  for (const edge of placed
    .flat()
    .flatMap(cell => [cell.left, cell.right])
    .sort((a, b) => a - b)) {
    if (edges.length === 0 || edge - edges.at(-1)! > SAME_EDGE) edges.push(edge);
  }
  const columnOf = (edge: number): number => edges.findLastIndex(each => each <= edge);
  return placed.map((cells, index) =>
    cells.flatMap(cell => {
      if (cell.continues) return [];
      let down = 1;
      for (const below of placed.slice(index + 1)) {
        const same = below.find(each => Math.abs(each.left - cell.left) <= SAME_EDGE);
        if (!same?.continues) break;
        down += 1;
      }
      return [{ text: cell.text, across: Math.max(1, columnOf(cell.right) - columnOf(cell.left)), down }];
    }),
  );
}

/** A row's definition: the number of cells, their edges, then for each cell flags of merging ([MS-DOC] 2.9.321). */
function placedCells({ cells, definition }: Row): Placed[] {
  const count = definition?.[2] ?? 0;
  if (!definition || count === 0 || definition.length < 3 + (count + 1) * 2) {
    return cells.map((text, index) => ({ text, left: index * 1000, right: (index + 1) * 1000, continues: false }));
  }
  const edge = (index: number): number => definition.readInt16LE(3 + index * 2);
  const placed: Placed[] = [];
  for (let index = 0; index < count; index++) {
    const flags = readFlags(definition, 3 + (count + 1) * 2 + index * 20);
    const [isMerged, isVertical, isFirst] = [(flags & 0x02) !== 0, (flags & 0x20) !== 0, (flags & 0x40) !== 0];
    const text = cells[index] ?? '';
    const before = placed.at(-1);
    if (isMerged && before)
      placed[placed.length - 1] = { ...before, text: before.text || text, right: edge(index + 1) };
    else placed.push({ text, left: edge(index), right: edge(index + 1), continues: isVertical && !isFirst });
  }
  return placed;
}

const readFlags = (definition: Buffer, at: number): number =>
  at + 2 <= definition.length ? definition.readUInt16LE(at) : 0;
