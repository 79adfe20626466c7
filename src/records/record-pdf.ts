import type { Content, TableCell } from 'pdfmake';
import type { Column, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { InspectionRecord, RecordItem } from '../domain/inspections/record.ts';
import { pdfmake } from './pdfmake.ts';
import { type PrintedPhoto, printed } from './photo.ts';
import { finding, remarks, signature, text } from './text.ts';

const MARGIN = 36;
const GREY = '#666666';
const SHADE = '#eef2f6';
const RED = '#b42318';
const PHOTOS_A_ROW = 3;
const PHOTO_WIDTH = 168;

/** One result as a printable document, A4. */
export async function recordPdf(record: InspectionRecord): Promise<Buffer> {
  const document: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + 12],
    defaultStyle: { font: 'Noto', fontSize: 9, lineHeight: 1.2 },
    info: { title: `${text.title(record)} ${record.no}` },
    footer: (page, pages) => ({
      columns: [
        { text: record.no, color: GREY },
        { text: text.page(page, pages), color: GREY, alignment: 'right' },
      ],
      margin: [MARGIN, 12, MARGIN, 0],
      fontSize: 8,
    }),
    content: [
      { text: text.title(record), fontSize: 16, bold: true },
      { text: text.subtitle(record), color: GREY, margin: [0, 2, 0, 10] },
      facts(record),
      sheet(record),
      ...(record.note === '' ? [] : [heading(text.note), { text: record.note }]),
      ...photos(record, await printed(record.photos)),
      {
        stack: [
          heading(text.signatures),
          ...record.signatures.map(each => ({ text: signature(each) })),
          { text: text.electronic, color: GREY, fontSize: 8, margin: [0, 6, 0, 0] },
        ],
        unbreakable: true,
      },
    ],
  };
  return pdfmake().createPdf(document).getBuffer();
}

function heading(title: string): Content {
  return { text: title, bold: true, fontSize: 11, margin: [0, 12, 0, 4] };
}

/** Two facts a line. */
function facts(record: InspectionRecord): Content {
  const all = text.facts(record);
  const rows: TableCell[][] = [];
  for (let at = 0; at < all.length; at += 2) {
    const cells = [all[at]!, all[at + 1] ?? ['', '']] as const;
    rows.push(cells.flatMap(([label, value]) => [{ text: label, color: GREY }, { text: value }]));
  }
  return { table: { widths: [58, '*', 58, '*'], body: rows }, layout: 'noBorders', margin: [0, 0, 0, 8] };
}

function sheet(record: InspectionRecord): Content {
  const body: TableCell[][] = [text.headings.map(title => ({ text: title, bold: true, fillColor: SHADE }))];
  for (const section of record.sections) {
    const title = { text: text.sectionTitle(section.title, section.weight), bold: true, colSpan: text.headings.length };
    body.push([title, ...text.headings.slice(1).map(() => ({}))]);
    body.push(...section.items.map(itemRow));
  }
  body.push([
    { text: text.total, bold: true, colSpan: 4 },
    {},
    {},
    {},
    { text: text.score(record), bold: true, colSpan: 4 },
    {},
    {},
    {},
  ]);
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: [20, 62, '*', 22, 22, 48, 84, 74], body },
    fontSize: 8,
    layout: { hLineColor: () => '#c8d0d8', vLineColor: () => '#c8d0d8', hLineWidth: () => 0.5, vLineWidth: () => 0.5 },
  };
}

function itemRow(item: RecordItem): TableCell[] {
  const color = item.result === 'fail' ? RED : item.result === 'notApplicable' ? GREY : undefined;
  return [
    { text: String(item.ordinal), alignment: 'center' as const },
    { text: item.veto ? `${item.title}\n（${text.veto}）` : item.title },
    { text: item.description },
    { text: item.points === null ? '—' : String(item.maxPoints), alignment: 'right' as const },
    { text: text.points(item), alignment: 'right' as const },
    { text: finding(item) },
    { text: remarks(item) },
    { text: text.clause(item), color: GREY },
  ].map((cell, index) => (color !== undefined && index < text.headings.length - 1 ? { ...cell, color } : cell));
}

function photos(record: InspectionRecord, all: readonly PrintedPhoto[]): Content[] {
  const titles = new Map(record.sections.flatMap(({ items }) => items.map(item => [item.ordinal, item.title])));
  const cells: Content[] = all.map(({ ordinal, jpeg }) => ({
    width: PHOTO_WIDTH,
    stack: [
      { image: `data:image/jpeg;base64,${jpeg.toString('base64')}`, fit: [PHOTO_WIDTH, PHOTO_WIDTH] },
      { text: text.photo(ordinal, titles.get(ordinal) ?? ''), fontSize: 8, color: GREY, margin: [0, 4, 0, 0] },
    ],
  }));
  const rows: Content[] = [];
  for (let at = 0; at < cells.length; at += PHOTOS_A_ROW) {
    const columns: Content = {
      columns: cells.slice(at, at + PHOTOS_A_ROW) as Column[],
      columnGap: 8,
      margin: [0, 0, 0, 8],
    };
    // The heading stays with what it is over.
    rows.push({ stack: at === 0 ? [heading(text.photos), columns] : [columns], unbreakable: true });
  }
  return rows;
}
