import { markersAt } from '../../domain/standards/structure/markers.ts';
import type { Grid, GridPlace } from '../table-grid.ts';
import { glue } from './glue.ts';
import { closedUp, pageLines, type TextItem } from './page-lines.ts';
import type { Rule } from './rules.ts';

/** A table with its place on a page. */
export interface PlacedTable {
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
  /** Where its columns begin and end, to know it again on the next page. */
  readonly edges: readonly number[];
  readonly grid: Grid;
}

/** Lines that meet within so many points belong together. */
const TOUCH = 3;

/** The tables that lines are drawn around, and the text outside them. */
export function ruledTables(
  rules: readonly Rule[],
  items: readonly TextItem[],
  page: number,
): { tables: PlacedTable[]; rest: TextItem[] } {
  let rest = [...items];
  const tables: PlacedTable[] = [];
  for (const group of connected(rules)) {
    const xs = edgesOf(group.filter(rule => rule.upright));
    const ys = edgesOf(group.filter(rule => !rule.upright));
    // A frame around a page or a paragraph is no table. One row may be: the last of a table on the page before.
    if (xs.length < 3 || ys.length < 2) continue;
    const isInside = (item: TextItem): boolean => {
      const [x, y] = middleOf(item);
      return x > xs[0]! && x < xs.at(-1)! && y > ys[0]! && y < ys.at(-1)!;
    };
    const inside = rest.filter(isInside);
    if (inside.length === 0) continue;
    rest = rest.filter(item => !isInside(item));
    tables.push({ page, top: ys[0]!, bottom: ys.at(-1)!, edges: xs, grid: gridOf(group, xs, ys, inside, page) });
  }
  return { tables: tables.sort((a, b) => a.top - b.top), rest };
}

/** Groups of lines that touch each other. */
function connected(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const touched = groups.filter(group => group.some(other => touches(rule, other)));
    const merged = [rule, ...touched.flat()];
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}

function touches(a: Rule, b: Rule): boolean {
  if (a.upright === b.upright) {
    return Math.abs(a.at - b.at) < TOUCH && a.from < b.to + TOUCH && b.from < a.to + TOUCH;
  }
  return a.at > b.from - TOUCH && a.at < b.to + TOUCH && b.at > a.from - TOUCH && b.at < a.to + TOUCH;
}

/** The places of parallel lines, close ones taken as one. */
function edgesOf(rules: readonly Rule[]): number[] {
  const edges: number[] = [];
  for (const at of rules.map(rule => rule.at).sort((a, b) => a - b)) {
    if (edges.length === 0 || at - edges.at(-1)! > TOUCH) edges.push(at);
  }
  return edges;
}

const middleOf = (item: TextItem): [number, number] => [item.x + item.width / 2, item.y - item.size * 0.35];

/** The cells between the lines; where a line is missing between two of them they are one. */
function gridOf(
  rules: readonly Rule[],
  xs: readonly number[],
  ys: readonly number[],
  items: readonly TextItem[],
  page: number,
): Grid {
  const [height, width] = [ys.length - 1, xs.length - 1];
  const isParted = (upright: boolean, at: number, middle: number): boolean =>
    rules.some(
      rule => rule.upright === upright && Math.abs(rule.at - at) <= TOUCH && rule.from <= middle && rule.to >= middle,
    );
  const owner: (number | undefined)[][] = Array.from({ length: height }, () =>
    Array<number | undefined>(width).fill(undefined),
  );
  const cells: { row: number; column: number; down: number; across: number }[] = [];
  const middleRow = (row: number): number => (ys[row]! + ys[row + 1]!) / 2;
  const middleColumn = (column: number): number => (xs[column]! + xs[column + 1]!) / 2;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (owner[row]![column] !== undefined) continue;
      let [across, down] = [1, 1];
      while (
        column + across < width &&
        owner[row]![column + across] === undefined &&
        !isParted(true, xs[column + across]!, middleRow(row))
      )
        across += 1;
      while (row + down < height && !isParted(false, ys[row + down]!, middleColumn(column))) down += 1;
      for (let y = row; y < row + down; y++)
        for (let x = column; x < column + across; x++) owner[y]![x] ??= cells.length;
      cells.push({ row, column, down, across });
    }
  }
  const contents: TextItem[][] = cells.map(() => []);
  for (const item of items) {
    const [x, y] = middleOf(item);
    const [row, column] = [ys.findLastIndex(edge => edge < y), xs.findLastIndex(edge => edge < x)];
    const cell = owner[row]?.[column];
    if (cell !== undefined) contents[cell]!.push(item);
  }
  const texts = contents.map(own => cellText(own, page));
  return owner.map((row, y) =>
    row.map((index, x): GridPlace => {
      const cell = cells[index!]!;
      return {
        text: texts[index!]!,
        bold: false,
        across: cell.across,
        down: cell.down,
        isOrigin: cell.row === y && cell.column === x,
      };
    }),
  );
}

/** The lines of a cell put together; what begins with a number, or follows a sentence's end, stays a line of its own. */
function cellText(items: readonly TextItem[], page: number): string {
  let text = '';
  for (const line of pageLines(items, page)) {
    const begins = /[。；;]$/u.test(text) || markersAt(line.text, 0).length > 0;
    text = text === '' ? line.text : begins ? `${text}\n${line.text}` : glue(text, line.text);
  }
  return closedUp(text);
}
