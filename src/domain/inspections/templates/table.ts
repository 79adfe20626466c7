/** A cell with content, as a reader of workbooks gives it. */
export interface TableCell {
  /** Counted from 1. */
  readonly row: number;
  /** Counted from 0. */
  readonly column: number;
  readonly text: string;
}

export interface TableMerge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet of a workbook. */
export interface SheetTable {
  readonly name: string;
  readonly cells: readonly TableCell[];
  readonly merges: readonly TableMerge[];
}

/** A place as people name it: C7. */
export function cellName(row: number, column: number): string {
  return `${columnLetter(column)}${row}`;
}

export function columnLetter(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : columnLetter(Math.floor(column / 26) - 1) + rest;
}

/** A sheet with its merged cells: every place of a merged cell has its text. */
export interface TableGrid {
  readonly lastRow: number;
  readonly lastColumn: number;
  /** '' where nothing stands. */
  text(row: number, column: number): string;
  /** The first place of the merged cell a place belongs to; the place itself where nothing is merged. */
  origin(row: number, column: number): { row: number; column: number };
  /** The merged cell that a place belongs to. */
  merge(row: number, column: number): TableMerge | undefined;
}

const keyOf = (row: number, column: number): string => `${row}:${column}`;
/** Taller ones are somebody's formatting of whole columns. */
const TALLEST = 500;

export function gridOf({ cells, merges }: SheetTable): TableGrid {
  const texts = new Map(cells.map(cell => [keyOf(cell.row, cell.column), cell.text.trim()]));
  const merged = new Map<string, TableMerge>();
  for (const merge of merges) {
    for (let row = merge.top; row <= Math.min(merge.bottom, merge.top + TALLEST); row++) {
      for (let column = merge.left; column <= Math.min(merge.right, merge.left + TALLEST); column++) {
        merged.set(keyOf(row, column), merge);
      }
    }
  }
  const origin = (row: number, column: number) => {
    const merge = merged.get(keyOf(row, column));
    return merge ? { row: merge.top, column: merge.left } : { row, column };
  };
  return {
    lastRow: Math.max(0, ...cells.map(cell => cell.row)),
    lastColumn: Math.max(0, ...cells.map(cell => cell.column)),
    origin,
    text(row, column) {
      const from = origin(row, column);
      return texts.get(keyOf(from.row, from.column)) ?? '';
    },
    merge: (row, column) => merged.get(keyOf(row, column)),
  };
}
