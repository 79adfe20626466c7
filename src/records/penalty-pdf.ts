import type { Content } from 'pdfmake';
import type { RecordPhoto } from '../domain/inspections/record.ts';
import type { PenaltyNoticeSheet } from '../domain/penalties/notice-sheet.ts';
import { GREY, heading, LINED, photoRows, printPdf, shaded } from './pdf.ts';
import { printed } from './photo.ts';

/** A 扣分通知单 as a printable document, A4, with the photos behind it. */
export async function penaltyPdf(sheet: PenaltyNoticeSheet, photos: readonly RecordPhoto[]): Promise<Buffer> {
  const pictures = await printed(photos);
  return printPdf({
    ...sheet,
    content: [
      ...sheet.sections.flatMap(section => [heading(section.heading), rows(section.rows)]),
      ...ledger(sheet.ledger),
      ...photoRows(
        sheet.photos,
        pictures.map((photo, index) => ({ photo, caption: String(index + 1) })),
      ),
      { text: sheet.closing, color: GREY, fontSize: 8, margin: [0, 10, 0, 0] },
    ],
  });
}

function rows(all: PenaltyNoticeSheet['sections'][number]['rows']): Content {
  return {
    table: {
      dontBreakRows: true,
      widths: [58, '*'],
      body: all.map(([label, value]) => [{ text: label, color: GREY }, { text: value }]),
    },
    layout: LINED,
  };
}

function ledger({ heading: title, columns, rows: lines }: PenaltyNoticeSheet['ledger']): Content[] {
  if (lines.length === 0) return [];
  return [
    {
      stack: [
        heading(title),
        {
          table: {
            widths: columns.map((_, index) => (index === 0 ? 130 : '*')),
            body: [columns.map(shaded), ...lines.map(line => [...line])],
          },
          layout: LINED,
        },
      ],
      unbreakable: true,
    },
  ];
}
