import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { clausesOf, documentOf, fixture, plainBlocks, reasonFor, standardOf } from './read-as.ts';

const bytesOf = (book: WorkBook): Buffer => write(book, { type: 'buffer', bookType: 'xlsx' });
const bookOf = (...sheets: [string, WorkSheet][]): WorkBook => {
  const book = utils.book_new();
  for (const [name, sheet] of sheets) utils.book_append_sheet(book, sheet, name);
  return book;
};
const range = (text: string) => utils.decode_range(text);

/** Two sheets and a hidden one: a title over the table, headings in two rows, merged cells, a part within, a note below. */
function timeLimits(): WorkBook {
  const table = utils.aoa_to_sheet([
    ['宽带装移机时限表'],
    [],
    ['序号', '业务', '时限', '', '扣分'],
    ['', '', '城区', '农村', ''],
    [1, '新装', '24小时', '48小时', 0.5],
    [2, '移机', '24小时', '', 0.5],
    ['一、维修类'],
    [3, '修障', '8小时', '12小时', 0.1],
    ['注：节假日不顺延。'],
  ]);
  table['!merges'] = ['A1:E1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:E4', 'C6:D6'].map(range);
  const hall = utils.aoa_to_sheet([
    ['项目', '标准'],
    ['迎接', '三米微笑'],
    ['达标率', 0.95],
    ['号码', 123456789012345],
    ['日期', new Date(Date.UTC(2026, 0, 5))],
  ]);
  hall.B3!.z = '0.00%';
  const book = bookOf(['装维', table], ['营业厅', hall], ['草稿', utils.aoa_to_sheet([['项目', '标准']])]);
  book.Workbook = { Sheets: [{}, {}, { Hidden: 1 }] };
  return book;
}

const CLAUSES = [
  '装维/宽带装移机时限表/1业务：新装时限/城区：24小时时限/农村：48小时扣分：0.5',
  '装维/宽带装移机时限表/2业务：移机时限/城区：24小时时限/农村：24小时扣分：0.5',
  '装维/宽带装移机时限表/3业务：修障时限/城区：8小时时限/农村：12小时扣分：0.1',
  '装维/宽带装移机时限表/第9行注：节假日不顺延。',
  '营业厅/第2行项目：迎接标准：三米微笑',
  '营业厅/第3行项目：达标率标准：95.00%',
  '营业厅/第4行项目：号码标准：123456789012345',
];

describe('a workbook', () => {
  it('becomes clauses row by row, each sheet a chapter; a hidden sheet is named', async () => {
    const standard = await standardOf(bytesOf(timeLimits()), '时限表.xlsx');
    expect(clausesOf(standard)).toEqual([...CLAUSES, '营业厅/第5行项目：日期标准：2026-01-05']);
    expect(standard.clauses[2]).toMatchObject({ chapter: '装维', section: '宽带装移机时限表 一、维修类' });
    expect(standard.leftOut).toEqual([{ reason: 'hidden', text: '草稿', count: 1 }]);
  });

  it('is read from .xls as well', async () => {
    expect(clausesOf(await standardOf(fixture('装维时限表.xls'), '装维时限表.xls')).slice(0, 7)).toEqual(CLAUSES);
  });

  it('an unnamed only sheet is no chapter, and text in one column is lines', async () => {
    const text = utils.aoa_to_sheet([['值班制度'], ['第一条 准时到岗。'], ['第二条 做好记录。']]);
    const standard = await standardOf(bytesOf(bookOf(['Sheet1', text])), '值班.xlsx');
    expect([standard.title, clausesOf(standard)]).toEqual(['值班制度', ['第一条准时到岗。', '第二条做好记录。']]);
  });

  it('two tables of a sheet have their own headings, a gap in one table parts nothing', async () => {
    const sheet = utils.aoa_to_sheet([
      ['业务', '时限'],
      ['新装', '一天'],
      [],
      ['移机', '两天'],
      [],
      ['等级', '扣分'],
      ['重大', '1分'],
    ]);
    const { blocks } = await documentOf(bytesOf(bookOf(['表', sheet])), 'a.xlsx');
    expect(plainBlocks(blocks)).toEqual([
      [
        ['业务', '时限'],
        ['新装', '一天'],
        ['移机', '两天'],
      ],
      [
        ['等级', '扣分'],
        ['重大', '1分'],
      ],
    ]);
  });

  it('keeps every digit of long numbers', async () => {
    const archive = await JSZip.loadAsync(
      bytesOf(
        bookOf([
          'Sheet1',
          utils.aoa_to_sheet([
            ['名称', '账号'],
            ['甲', 1],
            ['乙', 2],
          ]),
        ]),
      ),
    );
    const path = 'xl/worksheets/sheet1.xml';
    const xml = await archive.file(path)!.async('string');
    archive.file(
      path,
      xml.replace('<v>1</v>', '<v>12345678901234567890</v>').replace('<v>2</v>', '<v>123456789012</v>'),
    );
    const { blocks } = await documentOf(await archive.generateAsync({ type: 'nodebuffer' }), 'a.xlsx');
    expect(plainBlocks(blocks)).toEqual([
      [
        ['名称', '账号'],
        ['甲', '12345678901234567890'],
        ['乙', '123456789012'],
      ],
    ]);
  });
});

describe('absurd workbooks', () => {
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  async function withSheet(xml: string): Promise<Buffer> {
    const archive = await JSZip.loadAsync(bytesOf(bookOf(['Sheet1', utils.aoa_to_sheet([['甲']])])));
    archive.file('xl/worksheets/sheet1.xml', `<?xml version="1.0"?><worksheet xmlns="${MAIN}">${xml}</worksheet>`);
    return archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
  }

  it('a cell in the last row and column is one cell, whatever is merged', async () => {
    const bytes = await withSheet(
      '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>左上</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>右下</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:XFC1048575"/></mergeCells>',
    );
    const before = process.memoryUsage().rss;
    expect(plainBlocks((await documentOf(bytes, 'a.xlsx')).blocks)).toEqual(['左上', '右下']);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('more cells than a document has are refused before they are unfolded', async () => {
    const bytes = await withSheet(`<sheetData>${'<row><c><v>1</v></c></row>'.repeat(300_000)}</sheetData>`);
    expect(await reasonFor(bytes, 'a.xlsx')).toBe('tooLarge');
  });

  it('so is what unpacks to more than anybody writes', async () => {
    const bytes = await withSheet(`<sheetData>${' '.repeat(70 * 1024 * 1024)}</sheetData>`);
    expect(bytes.length).toBeLessThan(1024 * 1024);
    expect(await reasonFor(bytes, 'a.xlsx')).toBe('tooLarge');
  });
});
