/** A cell as written, with how many columns and rows it covers. */
export interface GridCell {
  readonly text: string;
  readonly across: number;
  readonly down: number;
  readonly bold?: boolean;
}

/** A place of the grid: the cell that covers it, and whether it begins there. */
export interface GridPlace {
  readonly text: string;
  readonly bold: boolean;
  readonly across: number;
  readonly down: number;
  readonly isOrigin: boolean;
}

export type Grid = readonly (readonly GridPlace[])[];

const EMPTY: GridPlace = { text: '', bold: false, across: 1, down: 1, isOrigin: true };
const WIDEST = 500;

/** Rows of cells as an even grid in which a merged cell stands in each place it covers. */
export function gridOf(rows: readonly (readonly GridCell[])[]): Grid {
  const grid: (GridPlace | undefined)[][] = rows.map(() => []);
  for (const [top, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[top]![column] !== undefined) column += 1;
      const across = Math.max(1, Math.min(cell.across, WIDEST - column));
      const down = Math.max(1, Math.min(cell.down, rows.length - top));
      for (let row = top; row < top + down; row++) {
        for (let at = column; at < column + across; at++) {
          const isOrigin = row === top && at === column;
          grid[row]![at] ??= { text: cell.text, bold: cell.bold ?? false, across, down, isOrigin };
        }
      }
      column += across;
    }
  }
  const width = Math.max(0, ...grid.map(row => row.length));
  return grid.map(row => Array.from({ length: width }, (_none, column) => row[column] ?? EMPTY));
}
