import { markersAt } from '../../domain/standards/structure/markers.ts';

/** A run of text as the PDF places it; measures in points from the upper left corner. */
export interface TextItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface LineCell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** What stands on one line of a page. */
export interface PageLine {
  readonly page: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  /** Size of most of its letters. */
  readonly size: number;
  readonly text: string;
  /** Parts with wide gaps between them, as in a table. */
  readonly cells: readonly LineCell[];
  /** The widest gap in it, in letter sizes. */
  readonly gap: number;
}

/** Runs whose base lines differ by less are on one line, in letter sizes. */
const SAME_LINE = 0.5;
/** A gap wider than this parts two cells, in letter sizes: no blank in a sentence is so wide. */
const CELL_GAP = 1.4;
const WORD_GAP = 0.2;

/** The lines of a page from top to bottom, whatever order its runs were drawn in. */
export function pageLines(items: readonly TextItem[], page: number): PageLine[] {
  const filled = items.filter(item => item.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: TextItem[][] = [];
  for (const item of filled) {
    const row = rows.at(-1);
    const isSame = row !== undefined && Math.abs(item.y - row[0]!.y) < SAME_LINE * Math.max(item.size, row[0]!.size);
    if (isSame) row.push(item);
    else rows.push([item]);
  }
  return rows.map(row =>
    lineOf(
      row.sort((a, b) => a.x - b.x),
      page,
    ),
  );
}

const isLabel = (text: string): boolean =>
  /^[•●■◆○·–—-]$/u.test(text) || markersAt(text, 0).some(marker => marker.length === text.length);

/** Programs put a blank between Chinese and figures for looks. */
export const closedUp = (text: string): string =>
  text.replace(/(?<=\p{Script=Han}) (?=[A-Za-z\d])|(?<=[A-Za-z\d%]) (?=\p{Script=Han})/gu, '');

/** The blank behind a line's own number (4 总则) says something. */
const closedUpLine = (text: string): string => {
  const number = /^\d{1,2}(?:\.\d{1,2})*\s+/u.exec(text)?.[0] ?? '';
  return number + closedUp(text.slice(number.length));
};

function lineOf(items: readonly TextItem[], page: number): PageLine {
  const cells: { text: string; left: number; right: number }[] = [];
  let widest = 0;
  for (const item of items) {
    const cell = cells.at(-1);
    const gap = cell ? item.x - cell.right : 0;
    widest = Math.max(widest, gap / item.size);
    if (!cell || gap > CELL_GAP * item.size) {
      cells.push({ text: item.text.trim(), left: item.x, right: item.x + item.width });
    } else if (item.x + item.width > cell.left + 0.1 * item.size || item.text !== cell.text) {
      const isWords = /[\w%.,;:)]$/u.test(cell.text) && /^[\w(]/u.test(item.text);
      const isApart = gap > WORD_GAP * item.size && (isWords || isLabel(cell.text));
      cell.text += (isApart || /^\s/u.test(item.text) ? ' ' : '') + item.text.trim();
      cell.right = Math.max(cell.right, item.x + item.width);
    }
  }
  const [label, body] = cells;
  // A number set apart from its text by a tab is no column.
  if (label && body && isLabel(label.text)) {
    cells.splice(0, 2, { text: `${label.text} ${body.text}`, left: label.left, right: body.right });
  }
  const weights = new Map<number, number>();
  for (const item of items) weights.set(item.size, (weights.get(item.size) ?? 0) + item.text.length);
  const size = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  return {
    page,
    y: items[0]!.y,
    left: cells[0]!.left,
    right: cells.at(-1)!.right,
    size,
    text: closedUpLine(cells.map(cell => cell.text).join(' ')),
    cells: cells.map(cell => ({ ...cell, text: closedUp(cell.text) })),
    gap: widest,
  };
}
