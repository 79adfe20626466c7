import type { Worksheet } from '@cj-tech-master/excelts';
import type { InspectionRecord, RecordItem } from '../domain/inspections/record.ts';
import { finding, remarks, signature, text } from './text.ts';
import { addCells, addTitle, bytesOf, newSheet } from './workbook.ts';

const WIDTHS = [6, 16, 40, 7, 7, 14, 28, 26];
const RED = 'FFB42318';
const PHOTO_ROW = 120;
const PHOTO = { width: 200, height: 150 };
/** Photos stand over three columns each. */
const PHOTO_COLUMNS = [0, 2, 5];

/** One result as a workbook: the score sheet, photos, confirmations. */
export async function recordSheet(record: InspectionRecord): Promise<Buffer> {
  const { book, sheet } = await newSheet(record.no, 'portrait');
  const columns = WIDTHS.length;
  WIDTHS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  addTitle(sheet, text.title(record), columns, 16, true);
  addTitle(sheet, text.subtitle(record), columns);
  for (const [label, value] of text.facts(record)) addTitle(sheet, `${label}：${value}`, columns);
  addCells(sheet, text.headings, { bold: true, shade: true });
  for (const section of record.sections) {
    addTitle(sheet, text.sectionTitle(section.title, section.weight), columns, 10, true);
    for (const item of section.items) addItem(sheet, item);
  }
  addCells(sheet, [text.total, '', '', '', '', text.score(record), '', ''], { bold: true });
  if (record.note !== '') addTitle(sheet, `${text.note}：${record.note}`, columns);
  addPhotos(sheet, record, columns);
  addTitle(sheet, text.signatures, columns, 10, true);
  for (const each of record.signatures) addTitle(sheet, signature(each), columns);
  addTitle(sheet, text.electronic, columns);
  return bytesOf(book);
}

function addItem(sheet: Worksheet, item: RecordItem): void {
  const row = [
    item.ordinal,
    item.veto ? `${item.title}（${text.veto}）` : item.title,
    item.description,
    item.points === null ? '—' : item.maxPoints,
    item.points ?? '—',
    finding(item),
    remarks(item),
    text.clause(item),
  ];
  addCells(sheet, row, item.result === 'fail' ? { color: RED } : {});
}

function addPhotos(sheet: Worksheet, record: InspectionRecord, columns: number): void {
  if (record.photos.length === 0) return;
  addTitle(sheet, text.photos, columns, 10, true);
  const titles = new Map(record.sections.flatMap(({ items }) => items.map(item => [item.ordinal, item.title])));
  for (let at = 0; at < record.photos.length; at += PHOTO_COLUMNS.length) {
    const photos = record.photos.slice(at, at + PHOTO_COLUMNS.length);
    const row = sheet.addRow([]);
    row.height = PHOTO_ROW;
    photos.forEach(({ mime, content }, index) => {
      const extension = mime === 'image/png' ? 'png' : 'jpeg';
      const image = sheet.workbook.addImage({ buffer: new Uint8Array(content), extension });
      sheet.addImage(image, { tl: { col: PHOTO_COLUMNS[index]! + 0.1, row: row.number - 0.95 }, ext: PHOTO });
    });
    const captions = sheet.addRow([]);
    photos.forEach(({ ordinal }, index) => {
      captions.getCell(PHOTO_COLUMNS[index]! + 1).value = text.photo(ordinal, titles.get(ordinal) ?? '');
    });
  }
}
