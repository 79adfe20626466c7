import { Workbook } from '@cj-tech-master/excelts';

/** Results as the province sends them: one sheet, named after the programme or its part. */
export async function provinceWorkbook(
  title: string,
  rows: readonly { unit: string; day: string; score: number }[],
): Promise<Buffer> {
  const book = new Workbook();
  const sheet = book.addWorksheet(title);
  sheet.addRow(['单位', '日期', '得分']);
  for (const { unit, day, score } of rows) sheet.addRow([unit, day, score]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
