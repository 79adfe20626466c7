import type { LeftOut, SourceBlock, SourceDocument } from '../../domain/standards/document.ts';
import { isHeadRow, tableBlocks } from '../table-blocks.ts';
import type { Grid, GridPlace } from '../table-grid.ts';
import { Unreadable } from '../unreadable.ts';
import type { Merge, Sheet, SheetCell } from './read-workbook.ts';

/** A name that the program gave. */
const UNNAMED = /^(?:Sheet|工作表|表)\s*\d*$/iu;
/** Rows that a merged cell may cover downwards; beyond, somebody formatted whole columns. */
const TALLEST_MERGE = 2_000;
/** Deeper than sheets, further out than numbers. */
const TITLE_HEADING = 3;
const LONGEST_TITLE = 40;

/** A workbook as chapters with tables. Hidden sheets are left out and named. @throws Unreadable `empty`. */
export function workbookDocument(sheets: readonly Sheet[]): SourceDocument {
  const filled = sheets.filter(sheet => sheet.cells.length > 0);
  const shown = filled.filter(sheet => !sheet.hidden);
  if (shown.length === 0) throw new Unreadable('empty');
  const isOne = shown.length === 1 && UNNAMED.test(shown[0]!.name);
  const blocks = shown.flatMap((sheet): SourceBlock[] => [
    ...(isOne ? [] : [{ kind: 'sheet', name: sheet.name } as const]),
    ...sheetBlocks(sheet),
  ]);
  const leftOut = filled
    .filter(sheet => sheet.hidden)
    .map((sheet): LeftOut => ({ reason: 'hidden', text: sheet.name, count: 1 }));
  return { blocks, leftOut };
}

interface Row {
  readonly number: number;
  readonly cells: ReadonlyMap<number, SheetCell>;
}

function sheetBlocks({ cells, merges }: Sheet): SourceBlock[] {
  return tablesOf(rowsOf(cells)).flatMap(rows => {
    const grid = gridOf(rows, merges);
    const titles = leadingTitles(grid);
    const title = grid.slice(0, titles).map(row => row.find(place => place.text !== '')!.text.trim());
    const table = tableBlocks(grid.slice(titles), { rowNumbers: rows.slice(titles).map(row => row.number) });
    return [...title.flatMap(titleLines), ...table];
  });
}

const titleLines = (text: string): SourceBlock[] =>
  text
    .split('\n')
    .map(line =>
      line.length <= LONGEST_TITLE && !/[。；;：:]$/u.test(line)
        ? { kind: 'line', text: line, heading: TITLE_HEADING }
        : { kind: 'line', text: line },
    );

function rowsOf(cells: readonly SheetCell[]): Row[] {
  const rows = new Map<number, Map<number, SheetCell>>();
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? new Map<number, SheetCell>();
    rows.set(cell.row, row.set(cell.column, cell));
  }
  return [...rows].map(([number, own]) => ({ number, cells: own }));
}

/** Rows by table: an empty row parts two tables where the second one names its columns anew; else it is only a gap. */
function tablesOf(rows: readonly Row[]): Row[][] {
  const tables: Row[][] = [];
  for (const [index, row] of rows.entries()) {
    const isGap = index === 0 || row.number > rows[index - 1]!.number + 1;
    const begins = isGap && (tables.length === 0 || row.cells.size === 1 || isHeadRow(placesOf(row)));
    if (begins) tables.push([row]);
    else tables.at(-1)!.push(row);
  }
  return tables;
}

const placesOf = (row: Row): GridPlace[] =>
  [...row.cells.values()].map(({ text }) => ({ text, bold: false, across: 1, down: 1, isOrigin: true }));

/** The rows as an even grid of the columns that hold anything; merged cells repeat their text within these rows and columns. */
function gridOf(rows: readonly Row[], merges: readonly Merge[]): Grid {
  const columns = [...new Set(rows.flatMap(row => [...row.cells.keys()]))].sort((a, b) => a - b);
  const rowAt = new Map(rows.map((row, index) => [row.number, index]));
  const columnAt = new Map(columns.map((column, index) => [column, index]));
  const grid: GridPlace[][] = rows.map(row =>
    columns.map(column => ({
      text: row.cells.get(column)?.text ?? '',
      bold: false,
      across: 1,
      down: 1,
      isOrigin: true,
    })),
  );
  for (const { top, left, bottom, right } of merges) {
    const [row, column] = [rowAt.get(top), columnAt.get(left)];
    if (row === undefined || column === undefined) continue;
    const lastRow = rows.findLastIndex(
      (each, index) => index >= row && each.number <= Math.min(bottom, top + TALLEST_MERGE),
    );
    const lastColumn = columns.findLastIndex(each => each <= right);
    const [down, across] = [lastRow - row + 1, lastColumn - column + 1];
    for (let y = row; y <= lastRow; y++) {
      for (let x = column; x <= lastColumn; x++) {
        grid[y]![x] = {
          text: grid[row]![column]!.text,
          bold: false,
          across,
          down,
          isOrigin: x === column && y === row,
        };
      }
    }
  }
  return grid.map(spreadLoneCell);
}

/** A row with nothing but one text in front stands over the rows below it, as if it were merged. */
function spreadLoneCell(row: readonly GridPlace[]): GridPlace[] {
  const [first] = row;
  const isLone = row.length > 1 && first!.text.length > 1 && row.slice(1).every(place => place.text === '');
  if (!isLone || /^[\d.\s]*$/u.test(first!.text)) return [...row];
  return row.map((_place, index) => ({
    text: first!.text,
    bold: false,
    across: row.length,
    down: 1,
    isOrigin: index === 0,
  }));
}

const leadingTitles = (grid: Grid): number => {
  const end = grid.findIndex(
    row => !(row.length > 1 && row[0]!.across >= row.length) && !(row.length === 1 && grid.length === 1),
  );
  return end < 0 ? grid.length : end;
};
