import type { Workbook, Worksheet } from '@cj-tech-master/excelts';
import { wrappedLines } from '../domain/language/wrapped-lines.ts';

export const FONT = '宋体';
/** Points of one line of text at size 10. Nothing else sets the height of a row that is not opened yet. */
const LINE_HEIGHT = 15;
const LINE = { style: 'thin', color: { argb: 'FFC8D0D8' } } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const SHADE = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEF2F6' } } as const;

/** Inches. */
const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 };

/** A workbook of one sheet, printed on A4 and fitted to its width. The library is loaded when the first one is made. */
export async function newSheet(
  name: string,
  orientation: 'portrait' | 'landscape',
): Promise<{ book: Workbook; sheet: Worksheet }> {
  const { Workbook } = await import('@cj-tech-master/excelts');
  const book = new Workbook();
  const sheet = book.addWorksheet(name, {
    pageSetup: { paperSize: 9, orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0, margins: MARGINS },
  });
  return { book, sheet };
}

/** A row of text and numbers with borders. Text stays text: what begins with = or + is nobody's formula here. */
export function addCells(
  sheet: Worksheet,
  values: readonly (string | number)[],
  look: { bold?: boolean; shade?: boolean; color?: string } = {},
): number {
  const row = sheet.addRow([...values]);
  for (let column = 1; column <= values.length; column++) {
    const cell = row.getCell(column);
    cell.font = { name: FONT, size: 10, bold: look.bold ?? false, ...(look.color && { color: { argb: look.color } }) };
    cell.border = BORDER;
    cell.alignment = {
      vertical: 'middle',
      wrapText: true,
      horizontal: isFigure(values[column - 1]!) ? 'center' : 'left',
    };
    if (look.shade) cell.fill = SHADE;
  }
  const lines = values.map((value, index) => wrappedLines(String(value), sheet.getColumn(index + 1).width ?? 10));
  row.height = LINE_HEIGHT * Math.max(...lines);
  return row.number;
}

/** A dash stands where there is no figure. */
const isFigure = (value: string | number): boolean => typeof value === 'number' || value === '—';

/** A line over the whole width, whose columns have theirs. */
export function addTitle(sheet: Worksheet, title: string, columns: number, size = 10, bold = false): void {
  const row = sheet.addRow([title]);
  row.getCell(1).font = { name: FONT, size, bold };
  row.getCell(1).alignment = { vertical: 'middle', wrapText: true, horizontal: size > 12 ? 'center' : 'left' };
  sheet.mergeCells(row.number, 1, row.number, columns);
  const wide = Array.from({ length: columns }, (_, index) => sheet.getColumn(index + 1).width ?? 10);
  const whole = wide.reduce((sum, each) => sum + each, 0);
  row.height = size > 12 ? size * 2 : LINE_HEIGHT * wrappedLines(title, whole);
}

export async function bytesOf(book: Workbook): Promise<Buffer> {
  return Buffer.from(await book.xlsx.writeBuffer());
}
