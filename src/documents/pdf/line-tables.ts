import type { LineCell, PageLine } from './page-lines.ts';

/** Rows of a table that was found in lines. */
export interface LineTable {
  readonly rows: string[][];
  /** Index of the first line behind it. */
  readonly end: number;
}

interface Column {
  left: number;
  right: number;
}

/** Fewer lines with several cells may be anything. */
const FEWEST_LINES = 3;
/** So many of them must have a cell in each column. */
const FEWEST_FULL = 2;
/** Lines of a table are not further apart, in letter sizes. */
const WIDEST_STEP = 3.5;

/**
 * Reads a table from lines whose cells stand below each other. The lines with most cells give the columns; a line without a cell in the first
 * column goes on with the row above. What is not that regular stays text.
 */
export function tableFrom(lines: readonly PageLine[], from: number): LineTable | undefined {
  const run = runFrom(lines, from);
  const most = Math.max(...run.map(line => line.cells.length));
  const full = run.filter(line => line.cells.length === most);
  if (most < 2 || full.length < FEWEST_FULL || run.filter(line => line.cells.length > 1).length < FEWEST_LINES)
    return undefined;
  const columns: Column[] = full[0]!.cells.map(({ left, right }) => ({ left, right }));
  for (const line of full) {
    for (const [index, cell] of line.cells.entries()) {
      // Full lines whose cells do not stand below each other are no table.
      const isOver = columns.every(
        (column, at) => at === index || cell.right <= column.left || cell.left >= column.right,
      );
      if (!isOver) return undefined;
      columns[index]!.left = Math.min(columns[index]!.left, cell.left);
      columns[index]!.right = Math.max(columns[index]!.right, cell.right);
    }
  }
  const rows: string[][] = [];
  for (const line of run) {
    const places = line.cells.map(cell => nearest(cell, columns));
    const begins = rows.length === 0 || places.includes(0) || line.cells.length === most;
    if (begins) rows.push(columns.map(() => ''));
    for (const [index, cell] of line.cells.entries()) rows.at(-1)![places[index]!] += cell.text;
  }
  return { rows, end: from + run.length };
}

/** Lines with several cells, and those between them that fit into one column. */
function runFrom(lines: readonly PageLine[], from: number): PageLine[] {
  const run: PageLine[] = [];
  let taken = 0;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!;
    const before = run.at(-1);
    if (before && before.page === line.page && line.y - before.y > WIDEST_STEP * line.size) break;
    if (line.cells.length > 1) {
      run.push(line);
      taken = run.length;
    } else if (before && before.page === line.page && isInside(line, run)) run.push(line);
    else break;
  }
  return run.slice(0, taken);
}

/** A line of one cell that reaches over no gap between the cells of the lines above. */
function isInside(line: PageLine, run: readonly PageLine[]): boolean {
  const widest = run.reduce((a, b) => (b.cells.length > a.cells.length ? b : a));
  const over = widest.cells.filter(cell => cell.left < line.right && cell.right > line.left);
  return over.length === 1 && line.left > widest.cells[0]!.right;
}

function nearest(cell: LineCell, columns: readonly Column[]): number {
  const middle = (cell.left + cell.right) / 2;
  const distance = ({ left, right }: Column): number => Math.max(left - middle, middle - right, 0);
  const [best] = columns.map((column, index) => ({ index, away: distance(column) })).sort((a, b) => a.away - b.away);
  return best!.index;
}
