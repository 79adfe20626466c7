import type { Workbook, Worksheet } from '@cj-tech-master/excelts';

const FONT = '宋体';
const LINE = { style: 'thin', color: { argb: 'FFC8D0D8' } } as const;
export const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };
export const SHADE = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEF2F6' } } as const;

/** A workbook of one sheet, printed on A4 and fitted to its width. The library is loaded when the first one is made. */
export async function newSheet(
  name: string,
  orientation: 'portrait' | 'landscape',
): Promise<{ book: Workbook; sheet: Worksheet }> {
  const { Workbook } = await import('@cj-tech-master/excelts');
  const book = new Workbook();
  const sheet = book.addWorksheet(name, {
    pageSetup: { paperSize: 9, orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
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
      horizontal: typeof values[column - 1] === 'number' ? 'right' : 'left',
    };
    if (look.shade) cell.fill = SHADE;
  }
  return row.number;
}

/** A line over the whole width. */
export function addTitle(sheet: Worksheet, title: string, columns: number, size = 10, bold = false): void {
  const row = sheet.addRow([title]);
  row.getCell(1).font = { name: FONT, size, bold };
  row.getCell(1).alignment = { vertical: 'middle', wrapText: true, horizontal: size > 12 ? 'center' : 'left' };
  sheet.mergeCells(row.number, 1, row.number, columns);
  if (size > 12) row.height = size * 2;
}

export async function bytesOf(book: Workbook): Promise<Buffer> {
  return Buffer.from(await book.xlsx.writeBuffer());
}
