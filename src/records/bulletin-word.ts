import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { BulletinDocument } from './bulletin-document.ts';
import { type Section, bulletinText as text } from './bulletin-text.ts';
import { type BulletinChart, bulletinCharts } from './charts/bulletin-charts.ts';

/** The width of the text on A4, in pixels as Word counts them. */
const TEXT_WIDTH = 600;
const GREY = '666666';
/** Every office program has it, or puts its own in its place. */
const FONT = { eastAsia: '宋体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' };

/** A bulletin as a Word document to be read and edited; its charts are pictures. */
export async function bulletinWord(bulletin: BulletinDocument): Promise<Buffer> {
  const charts = await bulletinCharts(bulletin.figures);
  const sections = text.wordedSections(bulletin.figures, bulletin.wording);
  const document = new Document({
    title: bulletin.title,
    styles: { default: { document: { run: { font: FONT, size: 21 } } } },
    sections: [
      {
        children: [
          new Paragraph({ text: bulletin.title, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }),
          new Paragraph({ alignment: AlignmentType.CENTER, children: [grey(text.span(bulletin.figures))] }),
          ...sections.flatMap(section => laidOut(section, section.chart && charts[section.chart])),
          ...problems(bulletin),
          ...(bulletin.wording
            ? [new Paragraph({ children: [grey(text.wordedBy(bulletin.figures, bulletin.wording))] })]
            : []),
          ...bulletin.signatures.map(line => new Paragraph(line)),
          new Paragraph({ children: [grey(bulletin.hash ? text.hash(bulletin.hash) : text.unfrozen)] }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const grey = (said: string): TextRun => new TextRun({ text: said, color: GREY, size: 18 });
const heading = (title: string): Paragraph => new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 });

function laidOut(
  { heading: title, sentences, table }: Section,
  chart: BulletinChart | undefined,
): (Paragraph | Table)[] {
  return [
    heading(title),
    ...sentences.map(sentence => new Paragraph(sentence.text)),
    ...(chart
      ? [
          new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [grey(chart.title)] }),
          new Paragraph({ alignment: AlignmentType.CENTER, children: [pictureOf(chart)] }),
        ]
      : []),
    ...(table && table.rows.length > 0 ? [grid(table)] : []),
  ];
}

function pictureOf({ picture: { png, width, height } }: BulletinChart): ImageRun {
  const scale = TEXT_WIDTH / width;
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: TEXT_WIDTH, height: Math.round(height * scale) },
  });
}

function grid({ head, rows }: NonNullable<Section['table']>): Table {
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      children: cells.map(
        cell => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: cell, bold: isHead })] })] }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(head, true), ...rows.map(cells => row(cells, false))],
  });
}

function problems({ problems: all }: BulletinDocument): Paragraph[] {
  if (all.length === 0) return [];
  return [
    heading(text.problems),
    ...all.map(({ unitName, text: said }, index) => new Paragraph(`${index + 1}. ${unitName}：${said}`)),
  ];
}
