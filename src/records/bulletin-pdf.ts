import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { BulletinDocument } from './bulletin-document.ts';
import { type Section, bulletinText as text } from './bulletin-text.ts';
import { type BulletinChart, bulletinCharts } from './charts/bulletin-charts.ts';
import { pdfmake } from './pdfmake.ts';

const MARGIN = 40;
const GREY = '#666666';
const SHADE = '#eef2f6';

/** A bulletin as a printable document, A4; its charts are vectors. */
export async function bulletinPdf(bulletin: BulletinDocument): Promise<Buffer> {
  const charts = await bulletinCharts(bulletin.figures);
  const document: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + 10],
    defaultStyle: { font: 'Noto', fontSize: 9.5, lineHeight: 1.25 },
    info: { title: bulletin.title },
    footer: (page, pages) => ({
      columns: [
        { text: bulletin.no, color: GREY },
        { text: text.page(page, pages), color: GREY, alignment: 'right' },
      ],
      margin: [MARGIN, 12, MARGIN, 0],
      fontSize: 8,
    }),
    content: [
      { text: bulletin.title, fontSize: 17, bold: true, alignment: 'center' },
      { text: text.span(bulletin.figures), color: GREY, alignment: 'center', margin: [0, 2, 0, 8] },
      ...text.sections(bulletin.figures).flatMap(section => laidOut(section, section.chart && charts[section.chart])),
      ...problems(bulletin),
      ...bulletin.signatures.map((line, index) => ({
        text: line,
        margin: [0, index === 0 ? 12 : 0, 0, 0] as [number, number, number, number],
      })),
      {
        text: bulletin.hash ? text.hash(bulletin.hash) : text.unfrozen,
        color: GREY,
        fontSize: 7,
        margin: [0, 8, 0, 0],
      },
    ],
  };
  return pdfmake().createPdf(document).getBuffer();
}

const heading = (title: string): Content => ({ text: title, bold: true, fontSize: 12, margin: [0, 10, 0, 4] });

function laidOut(section: Section, chart: BulletinChart | undefined): Content[] {
  const { table, sentences } = section;
  return [
    {
      stack: [
        heading(section.heading),
        ...sentences.map(sentence => ({ text: sentence })),
        ...(chart
          ? [
              {
                text: chart.title,
                alignment: 'center' as const,
                color: GREY,
                margin: [0, 6, 0, 0] as [number, number, number, number],
              },
              { svg: chart.picture.svg, width: chart.picture.width * 0.92, alignment: 'center' as const },
            ]
          : []),
      ],
      unbreakable: true,
    },
    ...(table && table.rows.length > 0 ? [grid(table)] : []),
  ];
}

function grid({ head, rows }: NonNullable<Section['table']>): Content {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: head.map((_title, index) =>
        index === Math.min(2, head.length - 1) && head.length > 4 ? '*' : head.length > 4 ? 'auto' : '*',
      ),
      body: [
        head.map(title => ({ text: title, bold: true, fillColor: SHADE })),
        ...rows.map(row => row.map(cell => ({ text: cell }))),
      ],
    },
    fontSize: 8.5,
    margin: [0, 4, 0, 0],
    layout: { hLineColor: () => '#c8d0d8', vLineColor: () => '#c8d0d8', hLineWidth: () => 0.5, vLineWidth: () => 0.5 },
  };
}

function problems({ problems: all }: BulletinDocument): Content[] {
  if (all.length === 0) return [];
  return [heading(text.problems), { ol: all.map(({ unitName, text: said }) => ({ text: `${unitName}：${said}` })) }];
}
