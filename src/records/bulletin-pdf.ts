import type { Content } from 'pdfmake';
import type { BulletinDocument } from './bulletin-document.ts';
import { type Section, bulletinText as text } from './bulletin-text.ts';
import { type BulletinChart, bulletinCharts } from './charts/bulletin-charts.ts';
import { GREY, heading, LINED, printPdf, shaded } from './pdf.ts';

/** A bulletin as a printable document, A4; its charts are vectors. */
export async function bulletinPdf(bulletin: BulletinDocument): Promise<Buffer> {
  const charts = await bulletinCharts(bulletin.figures);
  return printPdf({
    title: bulletin.title,
    subtitle: text.span(bulletin.figures),
    no: bulletin.no,
    content: [
      ...text
        .wordedSections(bulletin.figures, bulletin.wording)
        .flatMap(section => laidOut(section, section.chart && charts[section.chart])),
      ...problems(bulletin),
      ...(bulletin.wording
        ? [
            {
              text: text.wordedBy(bulletin.figures, bulletin.wording),
              color: GREY,
              fontSize: 8,
              margin: [0, 8, 0, 0] as [number, number, number, number],
            },
          ]
        : []),
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
  });
}

function laidOut(section: Section, chart: BulletinChart | undefined): Content[] {
  const { table, sentences } = section;
  return [
    {
      stack: [
        heading(section.heading),
        ...sentences.map(sentence => ({ text: sentence.text })),
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
      body: [head.map(shaded), ...rows.map(row => row.map(cell => ({ text: cell })))],
    },
    fontSize: 8.5,
    margin: [0, 4, 0, 0],
    layout: LINED,
  };
}

function problems({ problems: all }: BulletinDocument): Content[] {
  if (all.length === 0) return [];
  return [heading(text.problems), { ol: all.map(({ unitName, text: said }) => ({ text: `${unitName}：${said}` })) }];
}
