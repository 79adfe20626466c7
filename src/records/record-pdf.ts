import type { Content, TableCell } from 'pdfmake';
import type { InspectionRecord, RecordItem } from '../domain/inspections/record.ts';
import { GREY, heading, LINED, photoRows, printPdf, RED, shaded } from './pdf.ts';
import { type PrintedPhoto, printed } from './photo.ts';
import { finding, remarks, signature, text } from './text.ts';

/** One result as a printable document, A4. */
export async function recordPdf(record: InspectionRecord): Promise<Buffer> {
  return printPdf({
    title: text.title(record),
    subtitle: text.subtitle(record),
    no: record.no,
    content: [
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
  });
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
  const body: TableCell[][] = [text.headings.map(shaded)];
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
    layout: LINED,
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
  const captioned = all.map(photo => ({ photo, caption: text.photo(photo.ordinal, titles.get(photo.ordinal) ?? '') }));
  return photoRows(text.photos, captioned);
}
