import { Decimal } from 'decimal.js';
import { writeCondition } from './condition.ts';
import type { ReadTable } from './read-table.ts';
import { writeScoringRule } from './scoring-rule.ts';
import type { ColumnKind, Template, TemplateItem } from './template.ts';

/** One row of the sheet as it shall be: a row that is there, or a new one that looks like one. */
export type EditedRow =
  | { readonly kind: 'kept' | 'moved'; readonly row: number }
  | { readonly kind: 'new'; readonly like: number };

/** What has to change in a sheet. Without `rows` no row comes or goes. */
export interface SheetEdits {
  /** Every row of the sheet, in the new order. */
  readonly rows?: readonly EditedRow[];
  /** Columns whose merged cells, below this row, grow with rows that are added at their end. */
  readonly growing: { readonly columns: readonly number[]; readonly below: number };
  /** New contents, by the row's place in the new order, from 1. */
  readonly cells: readonly { readonly row: number; readonly column: number; readonly value: string | number }[];
  /** What the points of the totals come to, by new row; a formula keeps its formula. */
  readonly totals: readonly { readonly row: number; readonly column: number; readonly value: number }[];
}

/** An item and the row where it stands, or the one it is to look like. */
interface Placed {
  readonly item: TemplateItem;
  readonly row: number | undefined;
}

/**
 * What has to change in a sheet so that it says what a template says. What the template does not change stays as it is, to the letter:
 * only cells of items that differ are written, removed items take their rows away, and added ones get rows of their own.
 */
export function sheetEdits(table: ReadTable, template: Template, lastRow: number): SheetEdits {
  const known = new Map(table.template.items.map(item => [item.row!, item]));
  const rows = newRows(table, template, lastRow);
  const order = rows.map(({ row }) => row);
  const isMoved = order.length !== lastRow || order.some((row, index) => row.kind !== 'kept' || row.row !== index + 1);
  const columnOf = (kind: ColumnKind) => table.head.columns.find(column => column.kind === kind)?.column;
  const cells: { row: number; column: number; value: string | number }[] = [];
  const write = (row: number, kind: ColumnKind, value: string | number): void => {
    const column = columnOf(kind);
    if (column !== undefined) cells.push({ row, column, value });
  };
  let ordinal = 0;
  for (const [index, { row, placed, heading, covered }] of rows.entries()) {
    const at = index + 1;
    if (heading !== undefined) cells.push({ row: at, column: table.head.columns[0]?.column ?? 0, value: heading });
    if (!placed) continue;
    ordinal += 1;
    const base = placed.row === undefined ? undefined : known.get(placed.row);
    writeItem(placed.item, base, row.kind === 'new', (kind, value) => write(at, kind, value));
    if (row.kind !== 'kept' && !covered) write(at, 'section', placed.item.section);
    // What stood in cells merged with other rows does not move along.
    if (row.kind === 'moved') write(at, 'title', placed.item.title);
    if (row.kind === 'moved' && table.continued.includes(row.row + 1)) {
      write(at, columnOf('requirement') === undefined ? 'rule' : 'requirement', placed.item.description);
    }
    if (isMoved && isCounted(table)) write(at, 'ordinal', ordinal);
  }
  return {
    ...(isMoved && { rows: order }),
    growing: {
      columns: (['section', 'weight'] as const).flatMap(kind => columnOf(kind) ?? []),
      below: table.head.bottom,
    },
    cells,
    totals: totalsOf(table, rows, columnOf('points')),
  };
}

interface NewRow {
  readonly row: EditedRow;
  readonly placed?: Placed;
  /** The text of a new row across the table that names a section. */
  readonly heading?: string;
  /** Whether the cell of the section above reaches over this row. */
  readonly covered?: boolean;
}

/** The rows of the sheet with the items in the template's order. */
function newRows(table: ReadTable, template: Template, lastRow: number): NewRow[] {
  const starts = table.template.items.map(item => item.row!);
  const ends = starts.map((start, index) => itemEnd(table, start, starts[index + 1] ?? lastRow + 1));
  const isItem = new Set(starts.flatMap((start, index) => range(start, ends[index]!)));
  const isLeft = (section: string) => template.items.some(item => item.section === section);
  const emptied = new Set(table.headings.flatMap(({ row, section }) => (isLeft(section) ? [] : [row])));
  const placed = place(template, starts);
  const result: NewRow[] = [];
  let at = 1;
  const copyTo = (end: number): void => {
    for (; at <= end; at++) if (!isItem.has(at) && !emptied.has(at)) result.push({ row: { kind: 'kept', row: at } });
  };
  for (const [index, each] of placed.entries()) {
    if (each.stays && each.row !== undefined) {
      copyTo(each.row - 1);
      at = Math.max(at, each.row);
      const end = ends[starts.indexOf(each.row)]!;
      const covered = table.spanned.includes(each.row);
      for (; at <= end; at++) {
        result.push({ row: { kind: 'kept', row: at }, covered, ...(at === each.row && { placed: each }) });
      }
      continue;
    }
    const { section } = each.item;
    const previous = placed[index - 1];
    const begins = previous?.item.section !== section;
    if (!previous) copyTo((starts[0] ?? at) - 1);
    // A new section begins below the sub-total of the one before, or below its heading where it has one.
    else if (begins) copyTo(headingOf(table, section, at) ?? subTotalAfter(table, at));
    const isNewHeading =
      begins && table.headings.length > 0 && !table.headings.some(known => known.section === section);
    if (isNewHeading) result.push({ row: { kind: 'new', like: table.headings[0]!.row }, heading: section });
    const above = result.at(-1);
    const covered = !begins && above?.covered === true;
    const like = previous?.row ?? starts[0]!;
    const row: EditedRow = each.row === undefined ? { kind: 'new', like } : { kind: 'moved', row: each.row };
    result.push({ row, placed: each, covered });
  }
  copyTo(lastRow);
  return result;
}

function headingOf(table: ReadTable, section: string, from: number): number | undefined {
  return table.headings.find(each => each.section === section && each.row >= from)?.row;
}

/** Items keep their rows as long as these go down the sheet; an item that was moved gets a new row. */
function place(template: Template, starts: readonly number[]): (Placed & { stays: boolean })[] {
  let last = 0;
  return template.items.map(item => {
    const row = item.row !== undefined && starts.includes(item.row) ? item.row : undefined;
    const stays = row !== undefined && row > last;
    if (stays) last = row;
    return { item, row, stays };
  });
}

/** The last row of an item: rows that go on with it belong to it, totals and notes do not. */
function itemEnd(table: ReadTable, start: number, next: number): number {
  let end = start;
  while (end + 1 < next && table.continued.includes(end + 1)) end += 1;
  return end;
}

function subTotalAfter(table: ReadTable, row: number): number {
  const next = table.passed.find(each => each.kind === 'total' && each.row >= row);
  return next && /小计/.test(next.text) && next.row === row ? next.row : row - 1;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** Whether the column of ordinals counts 1, 2, 3 and so may be counted anew. */
function isCounted(table: ReadTable): boolean {
  return table.ordinals.every((text, index) => text === `${index + 1}`);
}

function writeItem(
  item: TemplateItem,
  base: TemplateItem | undefined,
  isNew: boolean,
  write: (kind: ColumnKind, value: string | number) => void,
): void {
  const differs = (...keys: (keyof TemplateItem)[]): boolean =>
    base === undefined || keys.some(key => JSON.stringify(item[key]) !== JSON.stringify(base[key]));
  if (isNew || differs('title')) write('title', item.title);
  if (!isNew && differs('section')) write('section', item.section);
  if (isNew || differs('maxPoints')) write('points', item.maxPoints);
  if (isNew || differs('description')) write('requirement', item.description);
  if (
    isNew ||
    differs('scoring', 'deductionPer', 'cap', 'target', 'options', 'range', 'veto', 'evidenceRequired', 'severity')
  ) {
    write('rule', writeScoringRule(item));
  }
  if (base === undefined ? item.weight !== 1 : differs('weight')) write('weight', item.weight);
  if (differs('condition') && (item.condition || base?.condition)) {
    write('condition', item.condition ? writeCondition(item.condition) : '');
  }
}

/** Totals that come to something else than before: what a sheet has summed is never corrected unasked. */
function totalsOf(table: ReadTable, rows: readonly NewRow[], column: number | undefined): SheetEdits['totals'] {
  if (column === undefined) return [];
  const labels = new Map(table.passed.filter(each => each.kind === 'total').map(each => [each.row, each.text]));
  const points = new Map(table.template.items.map(item => [item.row!, item.maxPoints]));
  const before = totalsIn(
    [...points.keys(), ...labels.keys()]
      .sort((a, b) => a - b)
      .map(row => ({ points: points.get(row), label: labels.get(row) })),
  );
  const after = totalsIn(
    rows.map(({ row, placed }) => ({
      points: placed?.item.maxPoints,
      label: row.kind === 'kept' ? labels.get(row.row) : undefined,
    })),
  );
  const places = rows.flatMap(({ row }, index) => (row.kind === 'kept' && labels.has(row.row) ? [index + 1] : []));
  return after.flatMap((value, index) => (value === before[index] ? [] : [{ row: places[index]!, column, value }]));
}

/** What each 小计 and 合计 comes to, in their order. */
function totalsIn(rows: readonly { points: number | undefined; label: string | undefined }[]): number[] {
  let [part, all] = [new Decimal(0), new Decimal(0)];
  return rows.flatMap(({ points, label }) => {
    if (points !== undefined) [part, all] = [part.plus(points), all.plus(points)];
    if (label === undefined) return [];
    const value = (/小计/.test(label) ? part : all).toNumber();
    if (/小计/.test(label)) part = new Decimal(0);
    return [value];
  });
}
