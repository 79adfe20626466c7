import type { Content, TableCell } from 'pdfmake';
import type { Column, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { pdfmake } from './pdfmake.ts';
import type { PrintedPhoto } from './photo.ts';
import { text } from './text.ts';

const MARGIN = 36;
const PHOTOS_A_ROW = 3;
const PHOTO_WIDTH = 168;
export const GREY = '#666666';
const SHADE = '#eef2f6';
export const RED = '#b42318';

/** A document under its title, A4, with its 单号 and the page on every page. */
export async function printPdf(input: {
  title: string;
  subtitle: string;
  no: string;
  content: readonly Content[];
}): Promise<Buffer> {
  const { title, subtitle, no, content } = input;
  const document: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + 12],
    defaultStyle: { font: 'Noto', fontSize: 9, lineHeight: 1.2 },
    info: { title: `${title} ${no}` },
    footer: (page, pages) => ({
      columns: [
        { text: no, color: GREY },
        { text: text.page(page, pages), color: GREY, alignment: 'right' },
      ],
      margin: [MARGIN, 12, MARGIN, 0],
      fontSize: 8,
    }),
    content: [
      { text: title, fontSize: 16, bold: true },
      { text: subtitle, color: GREY, margin: [0, 2, 0, 10] },
      ...content,
    ],
  };
  return pdfmake().createPdf(document).getBuffer();
}

export function heading(title: string): Content {
  return { text: title, bold: true, fontSize: 11, margin: [0, 12, 0, 4] };
}

/** Fine lines around every cell. */
export const LINED = {
  hLineColor: () => '#c8d0d8',
  vLineColor: () => '#c8d0d8',
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
};

export const shaded = (title: string): TableCell => ({ text: title, bold: true, fillColor: SHADE });

/** Photos in rows under a heading, each with its caption. */
export function photoRows(title: string, all: readonly { photo: PrintedPhoto; caption: string }[]): Content[] {
  const cells: Content[] = all.map(({ photo: { jpeg }, caption }) => ({
    width: PHOTO_WIDTH,
    stack: [
      { image: `data:image/jpeg;base64,${jpeg.toString('base64')}`, fit: [PHOTO_WIDTH, PHOTO_WIDTH] },
      { text: caption, fontSize: 8, color: GREY, margin: [0, 4, 0, 0] },
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
    rows.push({ stack: at === 0 ? [heading(title), columns] : [columns], unbreakable: true });
  }
  return rows;
}
