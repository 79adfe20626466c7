import type { Cell, Workbook, Worksheet } from '@cj-tech-master/excelts';
import type { EditedRow, SheetEdits } from '../../domain/inspections/templates/sheet-edits.ts';

/**
 * A copy of a workbook in which one sheet says something else. Whatever the edits do not name stays: styles, merged cells, widths, heights,
 * number formats, formulas, other sheets. Rows that come or go take merged cells and the ranges of formulas with them.
 */
export async function editSheet(bytes: Uint8Array, name: string, edits: SheetEdits): Promise<Buffer> {
  const { Workbook: Book } = await import('@cj-tech-master/excelts');
  const workbook: Workbook = new Book();
  await workbook.xlsx.load(Buffer.from(bytes));
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  if (edits.rows) moveRows(sheet, edits.rows, edits.growing);
  for (const { row, column, value } of edits.cells) {
    const cell = sheet.getCell(row, column + 1).master;
    // A number may stand as text in the sheet; the template's is one.
    cell.value = value === '' ? null : value;
  }
  for (const { row, column, value } of edits.totals) {
    const cell = sheet.getCell(row, column + 1);
    if (cell.formula) cell.value = { formula: cell.formula, result: value };
    else if (typeof cell.value === 'number') cell.value = value;
  }
  workbook.calcProperties = { ...workbook.calcProperties, fullCalcOnLoad: true };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

interface StoredRow {
  readonly height: number | undefined;
  readonly cells: readonly {
    readonly value: Cell['value'];
    readonly formula: string | undefined;
    readonly style: Cell['style'];
  }[];
}

function moveRows(sheet: Worksheet, rows: readonly EditedRow[], growing: SheetEdits['growing']): void {
  const width = sheet.columnCount;
  const before = sheet.rowCount;
  const areas = mergedAreas(sheet);
  for (const area of areas) sheet.unMergeCells(area.top, area.left, area.bottom, area.right);
  const stored: StoredRow[] = Array.from({ length: before }, (_, index) => storeRow(sheet, index + 1, width));
  const places = new RowPlaces(rows, before);
  for (const [index, edited] of rows.entries()) {
    const from = stored[(edited.kind === 'new' ? edited.like : edited.row) - 1]!;
    const row = sheet.getRow(index + 1);
    if (from.height !== undefined) row.height = from.height;
    from.cells.forEach((cell, column) => {
      const target = row.getCell(column + 1);
      target.style = cell.style;
      if (edited.kind === 'new') target.value = null;
      else if (cell.formula === undefined) target.value = cell.value;
      else target.value = { formula: places.inFormula(cell.formula), result: resultOf(cell.value) };
    });
  }
  for (let row = rows.length + 1; row <= before; row++) clearRow(sheet, row, width);
  for (const area of areas) {
    const top = places.start(area.top);
    const grows = area.top > growing.below && area.left === area.right && growing.columns.includes(area.left - 1);
    const bottom = grows ? places.end(area.bottom) : places.last(area.bottom);
    if (top === undefined || bottom < top) continue;
    // The text of a merged cell stands in its first place, which may have gone with its row.
    const origin = stored[area.top - 1]!.cells[area.left - 1]!;
    const first = sheet.getCell(top, area.left);
    if (places.of(area.top) === undefined) Object.assign(first, { value: origin.value, style: origin.style });
    if (bottom > top || area.right > area.left) sheet.mergeCells(top, area.left, bottom, area.right);
  }
}

function mergedAreas(sheet: Worksheet): Area[] {
  const { mergeCells = [] } = sheet.model as { mergeCells?: readonly string[] };
  return mergeCells.map(range => {
    const [from = '', to = from] = range.split(':');
    const [first, last] = [sheet.getCell(from), sheet.getCell(to)];
    return { top: Number(first.row), left: Number(first.col), bottom: Number(last.row), right: Number(last.col) };
  });
}

function storeRow(sheet: Worksheet, number: number, width: number): StoredRow {
  const row = sheet.getRow(number);
  const cells = Array.from({ length: width }, (_, column) => {
    const cell = row.getCell(column + 1);
    return { value: cell.value, formula: cell.formula || undefined, style: structuredClone(cell.style) };
  });
  return { height: row.height, cells };
}

function clearRow(sheet: Worksheet, number: number, width: number): void {
  const row = sheet.getRow(number);
  for (let column = 1; column <= width; column++) {
    const cell = row.getCell(column);
    cell.value = null;
    cell.style = {};
  }
}

function resultOf(value: Cell['value']): number | undefined {
  const result = (value as { result?: unknown } | null)?.result;
  return typeof result === 'number' ? result : undefined;
}

/** Where the rows of the sheet have gone. */
class RowPlaces {
  readonly #places = new Map<number, number>();
  readonly #before: number;

  constructor(rows: readonly EditedRow[], before: number) {
    this.#before = before;
    for (const [index, row] of rows.entries()) if (row.kind === 'kept') this.#places.set(row.row, index + 1);
  }

  of(row: number): number | undefined {
    return this.#places.get(row);
  }

  /** Of the first row from here on that is still there. */
  start(row: number): number | undefined {
    for (let each = row; each <= this.#before; each++) {
      const place = this.#places.get(each);
      if (place !== undefined) return place;
    }
    return undefined;
  }

  /** Of the last row up to here that is still there. */
  last(row: number): number {
    for (let each = row; each > 0; each--) {
      const place = this.#places.get(each);
      if (place !== undefined) return place;
    }
    return 0;
  }

  /** The last row up to here, with those that were added behind it. */
  end(row: number): number {
    const next = this.start(row + 1);
    return next === undefined ? this.last(row) : next - 1;
  }

  /** A formula with its rows moved; a range takes in what was added at its end. */
  inFormula(formula: string): string {
    return formula.replace(
      /(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?(?![\d(])/g,
      (_all, column: string, row: string, toColumn?: string, toRow?: string) => {
        const from = this.start(Number(row)) ?? Number(row);
        if (toColumn === undefined || toRow === undefined) return `${column}${this.of(Number(row)) ?? from}`;
        return `${column}${from}:${toColumn}${this.end(Number(toRow))}`;
      },
    );
  }
}
