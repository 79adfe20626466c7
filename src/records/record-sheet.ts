import type { Worksheet } from '@cj-tech-master/excelts';
import type { InspectionRecord, RecordItem } from '../domain/inspections/record.ts';
import { type PrintedPhoto, printed } from './photo.ts';
import { finding, remarks, signature, text } from './text.ts';
import { addCells, addTitle, bytesOf, FONT, newSheet } from './workbook.ts';

const WIDTHS = [5, 14, 26, 6, 6, 11, 24, 18];
const RED = 'FFB42318';
/** Points of a row, and the pixels of a photo's place in it. */
const PHOTO_ROW = 180;
const PHOTO = { width: 300, height: 225 };
/** Photos stand over the columns from these on. */
const PHOTO_COLUMNS = [0, 3];

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
  addPhotos(sheet, record, await printed(record.photos), columns);
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

function addPhotos(sheet: Worksheet, record: InspectionRecord, photos: readonly PrintedPhoto[], columns: number): void {
  if (photos.length === 0) return;
  addTitle(sheet, text.photos, columns, 10, true);
  const titles = new Map(record.sections.flatMap(({ items }) => items.map(item => [item.ordinal, item.title])));
  for (let at = 0; at < photos.length; at += PHOTO_COLUMNS.length) {
    const beside = photos.slice(at, at + PHOTO_COLUMNS.length);
    const row = sheet.addRow([]);
    row.height = PHOTO_ROW;
    beside.forEach(({ jpeg, width, height }, index) => {
      const image = sheet.workbook.addImage({ buffer: new Uint8Array(jpeg), extension: 'jpeg' });
      const scale = Math.min(PHOTO.width / width, PHOTO.height / height);
      const ext = { width: Math.round(width * scale), height: Math.round(height * scale) };
      sheet.addImage(image, { tl: { col: PHOTO_COLUMNS[index]! + 0.1, row: row.number - 0.97 }, ext });
    });
    const captions = sheet.addRow([]);
    beside.forEach(({ ordinal }, index) => {
      const from = PHOTO_COLUMNS[index]! + 1;
      const to = PHOTO_COLUMNS[index + 1] ?? columns;
      const caption = captions.getCell(from);
      caption.value = text.photo(ordinal, titles.get(ordinal) ?? '');
      caption.font = { name: FONT, size: 10 };
      sheet.mergeCells(captions.number, from, captions.number, to);
    });
  }
}
