import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

const cell = (text: string, covers: { rowSpan?: number; columnSpan?: number } = {}): TableCell =>
  new TableCell({ children: text.split('\n').map(line => new Paragraph(line)), ...covers });
const row = (...cells: TableCell[]): TableRow => new TableRow({ children: cells });

/** A paragraph whose number Word makes: level 0 is a chapter, 1 an article, 2 (一), 3 a digit. */
const numbered = (level: number, text: string): Paragraph =>
  new Paragraph({
    text,
    numbering: { reference: 'rules', level },
    ...(level === 0 && { heading: HeadingLevel.HEADING_1 }),
  });

/**
 * 宽带装移机服务管理办法: every number is Word's own, articles start again in each chapter, a table has merged cells, each page a header and a
 * number. `test/documents/fixtures` holds it as .doc and .pdf.
 */
export function sampleDocx(): Promise<Buffer> {
  const content = [
    new Paragraph({ text: '宽带装移机服务管理办法', heading: HeadingLevel.TITLE }),
    new Paragraph('2026年1月5日印发'),
    numbered(0, '总则'),
    numbered(1, '为了规范宽带装移机服务，保障客户权益，结合本市实际，制定本办法。'),
    numbered(1, '本办法适用于全市各县分公司、各装维单位和外包单位。'),
    numbered(0, '服务时限'),
    numbered(1, '宽带新装应当在受理后按下列时限完成：'),
    numbered(2, '城区二十四小时；'),
    numbered(2, '农村四十八小时。'),
    new Paragraph(
      '因客户原因改约的，时限自改约之日起重新计算，装维人员应当在系统中写明原因，并由客户在回单上签字确认，不得代签。',
    ),
    numbered(1, '各类业务的时限和扣分见下表。'),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        row(cell('业务', { rowSpan: 2 }), cell('时限', { columnSpan: 2 }), cell('扣分', { rowSpan: 2 })),
        row(cell('城区'), cell('农村')),
        row(cell('新装'), cell('24小时'), cell('48小时'), cell('每超一天扣0.5分')),
        row(cell('移机'), cell('24小时', { columnSpan: 2 }), cell('每超一天扣0.5分')),
        row(cell('修障'), cell('8小时'), cell('12小时'), cell('每超一小时扣0.1分，\n累计不超过2分')),
      ],
    }),
    numbered(0, '上门规范'),
    numbered(1, '装维人员上门应当做到：'),
    numbered(2, '提前联系客户；'),
    numbered(3, '说明身份；'),
    numbered(3, '约定时间；'),
    numbered(2, '穿着工装。'),
    ...Array.from({ length: 24 }, (_none, index) =>
      numbered(
        1,
        `装维人员应当遵守第${index + 1}项上门纪律，进门前穿好鞋套，离开前清理现场，请客户当面验收并评价，不得收取客户任何财物，也不得向客户推销与本次服务无关的产品。`,
      ),
    ),
    numbered(1, '本办法自2026年2月1日起施行。'),
  ];
  const document = new Document({
    styles: { default: { document: { run: { font: { eastAsia: 'Noto Sans CJK SC', ascii: 'Noto Sans CJK SC' } } } } },
    numbering: {
      config: [
        {
          reference: 'rules',
          levels: [
            { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '第%1章', alignment: AlignmentType.LEFT },
            { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '第%2条', alignment: AlignmentType.LEFT },
            { level: 2, format: LevelFormat.CHINESE_COUNTING, text: '(%3)', alignment: AlignmentType.LEFT },
            { level: 3, format: LevelFormat.DECIMAL, text: '%4.', alignment: AlignmentType.LEFT },
          ],
        },
      ],
    },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('通川分公司 内部资料')] }) },
        footers: {
          default: new Footer({
            children: [new Paragraph({ children: [new TextRun({ children: ['第 ', PageNumber.CURRENT, ' 页'] })] })],
          }),
        },
        children: content,
      },
    ],
  });
  return Packer.toBuffer(document);
}
