import { describe, expect, it } from 'vitest';
import { everydayCharacters } from '../../src/documents/pdf/characters.ts';
import { withoutPageHeaders } from '../../src/documents/pdf/page-headers.ts';
import { pageLines, type TextItem } from '../../src/documents/pdf/page-lines.ts';
import { paragraphBlocks } from '../../src/documents/pdf/paragraphs.ts';
import { clausesOf, documentOf, fixture, plainBlocks, standardOf } from './read-as.ts';

const HALL = '营业厅服务时限规定.pdf';

describe('a PDF from a browser', () => {
  it('has its text in everyday characters, wrapped lines joined, and its table with merged cells', async () => {
    const { blocks } = await documentOf(fixture(HALL), HALL);
    expect(plainBlocks(blocks)).toEqual([
      '营业厅服务时限规定',
      '一、为了规范营业厅服务，提高客户满意度，制定本规定，各营业厅应当遵照执行，不得擅自降低标准，也不得以任何理由推诿。',
      '二、各类业务的时限见下表：',
      [
        ['序号', '业务', '时限', '说明'],
        [
          '1',
          '过户',
          '10分钟',
          '资料齐全的，当场办理完毕；资料不齐的，一次性告知客户需要补充的全部资料，并登记客户的联系方式。',
        ],
        ['2', '过户', '20分钟', '代办的'],
        ['3', '补卡', '5分钟', '5分钟'],
      ],
      '三、超过时限的，每次扣0.5分。',
    ]);
  });

  it('becomes clauses row by row', async () => {
    expect(clausesOf(await standardOf(fixture(HALL), HALL))).toContain('二/2业务：过户时限：20分钟说明：代办的');
  });
});

/** The smallest PDF with one line in a Chinese font that it only names. */
function namedFontPdf(encoding: string, hex: string): Buffer {
  const content = `BT /F1 12 Tf 72 700 Td <${hex}> Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[6 0 R]>>`,
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R/DW 1000>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${body}${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`,
    'latin1',
  );
}

const LINE = '第一条 客户投诉应当在两日内答复。';

it.each([
  ['UniGB-UCS2-H', Buffer.from(LINE, 'utf16le').swap16().toString('hex')],
  ['GBK-EUC-H', 'b5dad2bbccf520bfcdbba7cdb6cbdfd3a6b5b1d4dac1bdc8d5c4dab4f0b8b4a1a3'],
])('a font that the file only names is read by its encoding %s', async (encoding, hex) => {
  expect(plainBlocks((await documentOf(namedFontPdf(encoding, hex), '办法.pdf')).blocks)).toEqual([LINE]);
});

it('headers, footers and page numbers are left out with their count', async () => {
  const name = '宽带装移机服务管理办法.pdf';
  expect((await documentOf(fixture(name), name)).leftOut).toEqual([
    { reason: 'pageHeader', text: '通川分公司 内部资料', count: 2 },
    { reason: 'pageHeader', text: '第1页', count: 2 },
  ]);
});

it.each([
  ['⼀⼆⾏⼾⻅⻬⻔', '一二行户见齐门'],
  ['豈更', '豈更'],
  ['一、平常①Ⅱ㎡', '一、平常①Ⅱ㎡'],
])('%s is %s', (written, everyday) => expect(everydayCharacters(written)).toBe(everyday));

/** Lines of text as a page has them: the left edge, the line, the text. */
const page = (number: number, ...rows: [x: number, y: number, text: string][]) => ({
  height: 800,
  tables: [],
  lines: pageLines(
    rows.map(([x, y, text]): TextItem => ({ text, x, y, width: text.length * 10, size: 10 })),
    number,
  ),
});
const blocksOf = (...pages: ReturnType<typeof page>[]) =>
  plainBlocks(paragraphBlocks(withoutPageHeaders(pages).entries));
const FULL = '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十';

describe('lines on pages', () => {
  it('are joined where one was full and the next is not indented', () => {
    expect(
      blocksOf(
        page(
          1,
          [120, 100, `${FULL.slice(2)}`],
          [100, 115, '续行。'],
          [120, 130, `${FULL.slice(2)}`],
          [120, 145, '另一段。'],
        ),
      ),
    ).toEqual([`${FULL.slice(2)}续行。`, FULL.slice(2), '另一段。']);
  });

  it('are not joined with what begins with a number behind a sentence', () => {
    expect(
      blocksOf(
        page(1, [100, 100, `${FULL.slice(1)}。`], [100, 115, '1. 甲'], [100, 130, `${FULL}`], [100, 145, '第二条 乙']),
      ),
    ).toHaveLength(4);
  });

  it('a paragraph goes on over the page, under a header', () => {
    const header: [number, number, string] = [100, 20, '内部资料'];
    expect(blocksOf(page(1, header, [100, 100, FULL]), page(2, header, [100, 100, '续行。']))).toEqual([
      `${FULL}续行。`,
    ]);
  });

  it('text that stands at the same place of two pages is no header', () => {
    const rows = Array.from({ length: 10 }, (_none, index): [number, number, string] => [
      100,
      650 + index * 15,
      `第${index}行`,
    ]);
    const same: [number, number, string] = [100, 800 - 0.14 * 800 + 112 - 15, '应当当场验收。'];
    expect(
      blocksOf(page(1, ...rows.slice(0, 9), same), page(2, ...rows.slice(0, 9), same)).filter(
        text => text === '应当当场验收。',
      ),
    ).toHaveLength(2);
  });

  it('cells below each other are a table, whatever order they were drawn in; a number set apart by a tab is none', () => {
    const rows: [number, number, string][] = [
      [100, 100, '业务'],
      [200, 100, '时限'],
      [100, 115, '新装'],
      [200, 115, '一天'],
      [200, 130, '两天'],
      [100, 130, '移机'],
    ];
    expect(blocksOf(page(1, ...rows))).toEqual([
      [
        ['业务', '时限'],
        ['新装', '一天'],
        ['移机', '两天'],
      ],
    ]);
    expect(
      blocksOf(
        page(
          1,
          [100, 100, '(一)'],
          [150, 100, '甲；'],
          [100, 115, '(二)'],
          [150, 115, '乙；'],
          [100, 130, '(三)'],
          [150, 130, '丙。'],
        ),
      ),
    ).toEqual(['(一) 甲；', '(二) 乙；', '(三) 丙。']);
  });

  it('blanks between Chinese and figures are closed, the one behind a line’s number is not', () => {
    expect(blocksOf(page(1, [100, 100, '4 总则在 24 小时内']))).toEqual(['4 总则在24小时内']);
  });
});
