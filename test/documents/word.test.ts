import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { automaticNumbers, type ListLevel } from '../../src/documents/automatic-numbers.ts';
import { formatNumber } from '../../src/documents/number-formats.ts';
import { clausesOf, documentOf, fixture, plainBlocks, standardOf } from './read-as.ts';
import { sampleDocx } from './sample-docx.ts';

const NAME = '宽带装移机服务管理办法';

describe('a Word document whose numbers Word makes', () => {
  it('has them in its text', async () => {
    const { blocks } = await documentOf(await sampleDocx(), `${NAME}.docx`);
    expect(plainBlocks(blocks).slice(0, 13)).toEqual([
      NAME,
      '2026年1月5日印发',
      '第一章 总则',
      '第一条 为了规范宽带装移机服务，保障客户权益，结合本市实际，制定本办法。',
      '第二条 本办法适用于全市各县分公司、各装维单位和外包单位。',
      '第二章 服务时限',
      '第一条 宽带新装应当在受理后按下列时限完成：',
      '(一) 城区二十四小时；',
      '(二) 农村四十八小时。',
      expect.stringContaining('因客户原因改约的'),
      '第二条 各类业务的时限和扣分见下表。',
      [
        ['业务', '时限', '时限', '扣分'],
        ['业务', '城区', '农村', '扣分'],
        ['新装', '24小时', '48小时', '每超一天扣0.5分'],
        ['移机', '24小时', '24小时', '每超一天扣0.5分'],
        ['修障', '8小时', '12小时', '每超一小时扣0.1分，\n累计不超过2分'],
      ],
      '第三章 上门规范',
    ]);
    expect(blocks[0]).toMatchObject({ heading: 1 });
    expect(blocks[2]).toMatchObject({ heading: 2 });
    expect(blocks[11]).toMatchObject({ headRows: 2 });
  });

  it('becomes clauses with its articles, points and rows', async () => {
    const standard = await standardOf(await sampleDocx(), `${NAME}.docx`);
    expect(standard.title).toBe(NAME);
    expect(standard.clauses.map(clause => clause.path).slice(0, 9)).toEqual([
      '第一章/第一条',
      '第一章/第二条',
      '第二章/第一条',
      '第二章/第二条',
      '第二章/第二条/第1行',
      '第二章/第二条/第2行',
      '第二章/第二条/第3行',
      '第三章/第一条',
      '第三章/第二条',
    ]);
    expect(standard.clauses.at(-1)).toMatchObject({ path: '第三章/第二十六条', text: '本办法自2026年2月1日起施行。' });
    expect(standard.clauses[5]?.text).toBe('业务：移机\n时限/城区：24小时\n时限/农村：24小时\n扣分：每超一天扣0.5分');
    expect(standard.clauses[7]?.text).toBe(
      '装维人员上门应当做到：\n(一) 提前联系客户；\n1. 说明身份；\n2. 约定时间；\n(二) 穿着工装。',
    );
    expect(standard.warnings).toEqual([]);
  });

  it.each(['doc', 'pdf'])('comes to the same as .%s', async ending => {
    const [word, other] = await Promise.all([
      standardOf(await sampleDocx(), `${NAME}.docx`),
      standardOf(fixture(`${NAME}.${ending}`), `${NAME}.${ending}`),
    ]);
    expect(clausesOf(other)).toEqual(clausesOf(word));
    expect([other.title, other.subtitles, other.warnings]).toEqual([word.title, word.subtitles, []]);
  });
});

/** A document of one paragraph style whose numbering stands in the style, edited in the file's own parts. */
async function edited(
  document: Document,
  edit: (parts: { text: string; styles: string; numbering: string }) => {
    text?: string;
    styles?: string;
    numbering?: string;
  },
): Promise<Buffer> {
  const archive = await JSZip.loadAsync(await Packer.toBuffer(document));
  const part = async (name: string): Promise<string> => (await archive.file(`word/${name}.xml`)?.async('string')) ?? '';
  const changed = edit({
    text: await part('document'),
    styles: await part('styles'),
    numbering: await part('numbering'),
  });
  for (const [name, content] of Object.entries({
    document: changed.text,
    styles: changed.styles,
    numbering: changed.numbering,
  })) {
    if (content !== undefined) archive.file(`word/${name}.xml`, content);
  }
  return archive.generateAsync({ type: 'nodebuffer' });
}

const LEVEL = { level: 0, format: 'chineseCounting', text: '%1、' } as const;

describe('less common Word documents', () => {
  it('numbers may come from the style, and numId 0 takes them away', async () => {
    const numbering = { config: [{ reference: 'list', levels: [LEVEL] }] };
    const numbered = { numbering: { reference: 'list', level: 0 } };
    const document = new Document({
      numbering,
      sections: [
        {
          children: [
            new Paragraph({ text: '甲', ...numbered }),
            new Paragraph({ text: '乙', style: 'Rule' }),
            new Paragraph({ text: '丙', style: 'Rule' }),
          ],
        },
      ],
    });
    const bytes = await edited(document, ({ text, styles }) => {
      const [numPr = ''] = /<w:numPr>.*?<\/w:numPr>/.exec(text) ?? [];
      const off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>';
      return {
        text: text.replace(/(<w:pStyle w:val="Rule"\/>)(?=(?:(?!<w:pStyle).)*$)/s, `$1${off}`),
        styles: styles.replace(
          '</w:styles>',
          `<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="基准"/><w:pPr>${numPr}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Rule"><w:name w:val="条文"/><w:basedOn w:val="Base"/></w:style></w:styles>`,
        ),
      };
    });
    expect(plainBlocks((await documentOf(bytes, 'a.docx')).blocks)).toEqual(['一、 甲', '二、 乙', '丙']);
  });

  it('a paragraph without text counts but prints nothing, and a list may begin anew', async () => {
    const list = (text: string, instance: number) =>
      new Paragraph({ text, numbering: { reference: 'list', level: 0, instance } });
    const document = new Document({
      numbering: { config: [{ reference: 'list', levels: [{ level: 0, format: 'decimal', text: '%1.', start: 1 }] }] },
      sections: [
        {
          children: [list('甲', 0), list('', 0), list('乙', 0), new Paragraph('另起：'), list('丙', 1), list('丁', 1)],
        },
      ],
    });
    expect(plainBlocks((await documentOf(await Packer.toBuffer(document), 'a.docx')).blocks)).toEqual([
      '1. 甲',
      '3. 乙',
      '另起：',
      '1. 丙',
      '2. 丁',
    ]);
  });

  it('headings have their level; a table of contents is left out and named', async () => {
    const document = new Document({
      styles: { paragraphStyles: [{ id: 'TOC1', name: 'toc 1', basedOn: 'Normal' }] },
      sections: [
        {
          children: [
            new Paragraph({ text: '规程', heading: HeadingLevel.TITLE }),
            new Paragraph({ text: '第一章 总则\t1', style: 'TOC1' }),
            new Paragraph({ text: '第一章 总则', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({ text: '目的', heading: HeadingLevel.HEADING_2 }),
            new Paragraph('第一条 甲。'),
          ],
        },
      ],
    });
    const read = await documentOf(await Packer.toBuffer(document), 'a.docx');
    expect(read.blocks).toEqual([
      { kind: 'line', text: '规程', heading: 1 },
      { kind: 'line', text: '第一章 总则', heading: 2 },
      { kind: 'line', text: '目的', heading: 3 },
      { kind: 'line', text: '第一条 甲。' },
    ]);
    expect(read.leftOut).toEqual([{ reason: 'contents', text: '第一章 总则\t1', count: 1 }]);
  });

  it('a frame for the layout is no table', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const document = new Document({
      sections: [
        {
          children: [
            new Table({
              rows: [
                new TableRow({ children: [cell('第一条 甲。')] }),
                new TableRow({ children: [cell('第二条 乙。')] }),
              ],
            }),
          ],
        },
      ],
    });
    expect(plainBlocks((await documentOf(await Packer.toBuffer(document), 'a.docx')).blocks)).toEqual([
      '第一条 甲。',
      '第二条 乙。',
    ]);
  });
});

describe('automatic numbers', () => {
  const level = (text: string, more: Partial<ListLevel> = {}): ListLevel => ({
    start: 1,
    format: 'decimal',
    text,
    digits: false,
    restart: undefined,
    gap: '',
    ...more,
  });
  const chapters = [
    level('第%1章', { format: 'chineseCounting' }),
    level('%1.%2', { digits: true }),
    level('%1.%2.%3', { digits: true }),
  ];
  const list = (levels: ListLevel[], startsAt: [number, number][] = [], definition = 'a') => ({
    definition,
    levels: new Map(levels.entries()),
    startsAt: new Map(startsAt),
  });

  it.each([
    [
      'deeper levels begin anew',
      [list(chapters)],
      [
        [0, 0],
        [0, 1],
        [0, 1],
        [0, 2],
        [0, 0],
        [0, 1],
      ],
      ['第一章', '1.1', '1.2', '1.2.1', '第二章', '2.1'],
    ],
    [
      'unless they run through',
      [list([chapters[0]!, level('第%2条', { format: 'chineseCounting', restart: 0 })])],
      [
        [0, 0],
        [0, 1],
        [0, 0],
        [0, 1],
      ],
      ['第一章', '第一条', '第二章', '第二条'],
    ],
    [
      'lists of one definition count on',
      [list([level('%1.')]), list([level('%1.')])],
      [
        [0, 0],
        [1, 0],
        [0, 0],
      ],
      ['1.', '2.', '3.'],
    ],
    [
      'unless they say where to begin',
      [list([level('%1.')]), list([level('%1.')], [[0, 5]])],
      [
        [0, 0],
        [1, 0],
        [1, 0],
      ],
      ['1.', '5.', '6.'],
    ],
    [
      'what stands below nothing stands below the first',
      [list(chapters)],
      [
        [0, 1],
        [0, 0],
      ],
      ['1.1', '第二章'],
    ],
    [
      'bullets and blanks',
      [list([level('', { format: 'bullet' }), level('', { format: 'none' })])],
      [
        [0, 0],
        [0, 1],
      ],
      ['•', ''],
    ],
  ])('%s', (_how, lists, steps, labels) => {
    const next = automaticNumbers(new Map(lists.map((each, index) => [String(index), each])));
    expect(steps.map(([id, at]) => next(String(id), at!))).toEqual(labels);
  });

  it.each([
    [
      'chineseCounting',
      [1, 10, 11, 20, 21, 100, 105, 110, 1000],
      ['一', '十', '十一', '二十', '二十一', '一百', '一百零五', '一百一十', '一千'],
    ],
    ['chineseLegalSimplified', [3, 10, 12], ['叁', '壹拾', '壹拾贰']],
    ['ideographDigital', [1, 10, 21], ['一', '一〇', '二一']],
    ['ideographTraditional', [1, 10, 11], ['甲', '癸', '甲']],
    ['decimalEnclosedCircleChinese', [1, 20, 21], ['①', '⑳', '(21)']],
    ['upperLetter', [1, 26, 27], ['A', 'Z', 'AA']],
    ['lowerRoman', [4, 9, 14], ['iv', 'ix', 'xiv']],
    ['decimalZero', [3, 12], ['03', '12']],
    ['decimalFullWidth', [12], ['１２']],
    ['hindiVowels', [2], ['2']],
  ])('%s', (format, values, labels) => expect(values.map(value => formatNumber(value, format))).toEqual(labels));
});
