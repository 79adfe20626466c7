import type { PeriodRow } from '../domain/inspections/record.ts';
import { showMoment, text } from './text.ts';
import { addCells, addTitle, bytesOf, newSheet } from './workbook.ts';

const WIDTHS = [16, 26, 20, 16, 18, 8, 8, 8, 70];

/** The results of a period, one line each, in the order given. */
export async function periodSheet(
  rows: readonly PeriodRow[],
  about: { period: string; programmeName?: string },
): Promise<Buffer> {
  const { book, sheet } = await newSheet(text.period.sheet, 'landscape');
  WIDTHS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  addTitle(sheet, text.period.title(about.period, about.programmeName), WIDTHS.length, 16, true);
  const head = addCells(sheet, text.period.headings, { bold: true, shade: true });
  for (const row of rows) {
    addCells(sheet, [
      row.no,
      row.programmeName,
      row.unitName,
      row.responsibleUnitName,
      showMoment(row.inspectedAt, row.dayOnly),
      row.score,
      row.vetoed ? text.period.yes : '',
      row.failed.length,
      row.failed.map(text.period.failed).join('\n'),
    ]);
  }
  sheet.views = [{ state: 'frozen', ySplit: head }];
  sheet.autoFilter = { from: { row: head, col: 1 }, to: { row: head + rows.length, col: WIDTHS.length } };
  return bytesOf(book);
}
