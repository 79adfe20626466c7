import type { Cell } from '@cj-tech-master/excelts';
import type { NewSheet } from '../../domain/inspections/templates/new-sheet.ts';

const THIN = { style: 'thin' } as const;
const HEAD_ROW = 2;

/** A workbook with one table: a title, named columns, merged sections, the sum of the points and a note. */
export async function writeSheet(table: NewSheet): Promise<Buffer> {
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('测评表');
  const width = table.labels.length;
  const put = (
    row: number,
    column: number,
    value: Cell['value'],
    more: { bold?: boolean; size?: number } = {},
  ): void => {
    const cell = sheet.getCell(row, column + 1);
    cell.value = value === '' ? null : value;
    cell.font = { name: '宋体', size: more.size ?? 11, bold: more.bold ?? false };
    const isText = typeof value === 'string' && !more.bold;
    cell.alignment = { vertical: 'middle', horizontal: isText ? 'left' : 'center', wrapText: true };
    cell.border = { top: THIN, left: THIN, bottom: THIN, right: THIN };
  };
  table.widths.forEach((each, index) => {
    sheet.getColumn(index + 1).width = each;
  });
  put(1, 0, table.title, { bold: true, size: 16 });
  sheet.mergeCells(1, 1, 1, width);
  table.labels.forEach((label, column) => {
    put(HEAD_ROW, column, label, { bold: true });
  });
  const first = HEAD_ROW + 1;
  table.rows.forEach((values, index) => {
    values.forEach((value, column) => {
      put(first + index, column, value);
    });
  });
  for (const { from, to } of table.sections) if (to > from) sheet.mergeCells(first + from, 2, first + to, 2);
  const end = first + table.rows.length;
  for (let column = 0; column < width; column++) put(end, column, null, { bold: true });
  put(end, 0, '合计', { bold: true });
  sheet.mergeCells(end, 1, end, table.pointsColumn);
  const letter = sheet.getColumn(table.pointsColumn + 1).letter;
  const sum = table.rows.reduce((total, row) => total + Math.round(Number(row[table.pointsColumn]) * 100), 0) / 100;
  put(end, table.pointsColumn, { formula: `SUM(${letter}${first}:${letter}${end - 1})`, result: sum }, { bold: true });
  put(end + 1, 0, table.note);
  sheet.mergeCells(end + 1, 1, end + 1, width);
  sheet.views = [{ state: 'frozen', ySplit: HEAD_ROW }];
  Object.assign(sheet.pageSetup, {
    orientation: 'landscape',
    paperSize: 9,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
