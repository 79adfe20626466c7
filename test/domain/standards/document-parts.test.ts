import { describe, expect, test } from 'vitest';
import { clauseTree } from '../../../src/domain/standards/clause-tree.ts';
import type { SourceBlock } from '../../../src/domain/standards/document.ts';
import { effectiveDaysIn } from '../../../src/domain/standards/effective-days.ts';
import { parseStandard, parseStandardText } from '../../../src/domain/standards/parse-document.ts';
import { textDocument } from '../../../src/domain/standards/text-document.ts';

const paths = (text: string): string[] => parseStandardText(text).clauses.map(clause => clause.path);
const document = (...blocks: SourceBlock[]) => parseStandard({ blocks, leftOut: [] });
const line = (text: string, heading?: number): SourceBlock => ({ kind: 'line', text, ...(heading && { heading }) });

describe('titles', () => {
  test('what stands above a title on official paper is no title', () => {
    const parsed = parseStandardText(
      '通川分公司文件\n通电〔2026〕12号\n投诉处理办法\n第一条 甲。\n第二条 乙。\n客户服务部\n2026年3月1日',
    );
    expect(parsed.title).toBe('投诉处理办法');
    expect(parsed.subtitles).toEqual(['通川分公司文件', '通电〔2026〕12号', '客户服务部', '2026年3月1日']);
    expect(parsed.clauses.at(-1)?.text).toBe('乙。');
  });

  test('a notice that sends a document is not the document', () => {
    const parsed = parseStandardText(
      '关于印发《投诉处理办法》的通知\n各部门：\n请遵照执行。\n附件：投诉处理办法\n附件\n投诉处理办法\n第一条 甲。',
    );
    expect([parsed.title, parsed.preamble]).toEqual([
      '投诉处理办法',
      '各部门：\n请遵照执行。\n附件：投诉处理办法\n附件',
    ]);
    expect(parsed.clauses.map(clause => clause.path)).toEqual(['第一条']);
  });

  test('the title a format marks is taken before the first line', () => {
    expect(document(line('内部使用'), line('上门规范', 1), line('第一条 甲。')).title).toBe('上门规范');
  });

  test('a sentence is no title', () =>
    expect(parseStandardText('为了规范服务，制定本办法。\n第一条 甲。').title).toBe(''));

  test('a title said twice at the top is said once, and reported', () => {
    const { title, leftOut, clauses } = parseStandardText(
      '排队办法\n排队办法\n排队办法一、目标1. 快速2. 准确\n二、附则',
    );
    expect(title).toBe('排队办法');
    expect(leftOut).toEqual([{ reason: 'repeated', text: '排队办法', count: 2 }]);
    expect(clauses.map(clause => clause.path)).toEqual(['一/1', '一/2', '二']);
  });
});

describe('tables of contents', () => {
  test.each([
    ['with page numbers', '目 录\n第一章 总则……1\n第二章 时限……3\n'],
    ['without', '目录\n第一章 总则\n第二章 时限\n'],
    ['without a heading', '第一章 总则\t1\n第二章 时限\t3\n第三章 附则\t5\n'],
  ])('%s are left out', (_how, contents) => {
    const parsed = parseStandardText(
      `办法\n${contents}第一章 总则\n第一条 甲。\n第二章 时限\n第二条 乙。\n第三章 附则\n第三条 丙。`,
    );
    expect(parsed.clauses.map(clause => clause.path)).toEqual(['第一章/第一条', '第二章/第二条', '第三章/第三条']);
    expect(parsed.leftOut).toEqual([{ reason: 'contents', text: contents.trim(), count: 1 }]);
  });

  test('a chapter called 目录 that nothing repeats stays', () => {
    expect(parseStandardText('办法\n一、目录\n1. 甲。\n2. 乙。').leftOut).toEqual([]);
  });
});

describe('groups without numbers', () => {
  test('a name above each list that begins anew', () => {
    expect(paths('职责\n市场部\n1. 甲。\n2. 乙。\n网络部：\n1. 丙。\n2. 丁。')).toEqual([
      '市场部/1',
      '市场部/2',
      '网络部/1',
      '网络部/2',
    ]);
  });

  test('a first one with its text on the line, and one at the end of a point, by the list of names', () => {
    const text = '职责\n客户部：统筹全市服务。\n1. 甲。\n2. 乙。\n市场部\n1. 丙。\n2. 丁。\n';
    expect(paths(text)).toEqual(['客户部', '客户部/1', '客户部/2', '市场部/1', '市场部/2']);
    expect(paths('分工\n一、成员：张三、李四\n二、职责：张三：1. 打分2. 培训李四：1. 投诉2. 回访')).toEqual([
      '一',
      '二/张三/1',
      '二/张三/2',
      '二/李四/1',
      '二/李四/2',
    ]);
  });

  test('a line above a single list is its text', () => {
    expect(paths('要求\n一、仪容\n整洁大方\n1. 工装。\n2. 工牌。')).toEqual(['一', '一/1', '一/2']);
  });
});

describe('points and the sentence before them', () => {
  test.each([
    ['introduced', '一、有下列情形之一的，扣0.5分：\n1. 迟到；\n2. 早退。', ['一']],
    ['named', '一、时限：\n1. 装机二十四小时。\n2. 修障八小时。', ['一/1', '一/2']],
    [
      'sentences of their own',
      '一、采取以下措施：\n1. 培训员工，每月一次。\n2. 回访客户，每周一次。',
      ['一', '一/1', '一/2'],
    ],
    ['dotted', '1. 流程如下：\n1.1 受理；\n1.2 派单；', ['1', '1.1', '1.2']],
  ])('%s', (_how, text, expected) => expect(paths(`标准\n${text}`)).toEqual(expected));

  test('a dotted number names the points it stands in, but not the chapter', () => {
    expect(paths('标准\n一、流程\n1. 受理\n1.1 登记。\n1.2 派单。')).toEqual(['一/1.1', '一/1.2']);
  });

  test('第…款 without 第…条', () => {
    expect(paths('协议\n第一款 甲。\n第二款 乙。')).toEqual(['第一款', '第二款']);
  });

  test('articles in one part, points in another', () => {
    const text =
      '体系方案\n第一部分 总则\n第一条 甲。\n第二条 乙。\n第二部分 职责\n1. 丙。\n2. 丁。\n第三部分 附则\n本方案自即日起施行。';
    expect(paths(text)).toEqual(['第一部分/第一条', '第一部分/第二条', '第二部分/1', '第二部分/2', '第三部分']);
  });
});

describe('tables', () => {
  const table = (rows: string[][], headRows = 1): SourceBlock => ({ kind: 'table', rows, headRows });

  test('become clauses row by row behind their headings, below the article they stand in', () => {
    const parsed = document(
      line('时限规定', 1),
      line('第一条 时限见下表。'),
      table(
        [
          ['业务', '时限', '时限'],
          ['业务', '城区', '农村'],
          ['新装', '24小时', '48小时'],
          ['', '', ''],
        ],
        2,
      ),
      line('第二条 其他。'),
    );
    expect(parsed.clauses.map(({ path, text }) => [path, text])).toEqual([
      ['第一条', '时限见下表。'],
      ['第一条/第1行', '业务：新装\n时限/城区：24小时\n时限/农村：48小时'],
      ['第二条', '其他。'],
    ]);
  });

  test('a column of 序号 numbers the rows, a line over the whole width names those below it', () => {
    const { clauses } = document(
      line('评分表', 1),
      table([
        ['序号', '项目', '分值'],
        ['一、环境', '一、环境', '一、环境'],
        ['1', '整洁', '5'],
        ['2', '绿植', '3'],
        ['说明：满分一百', '说明：满分一百', '说明：满分一百'],
      ]),
    );
    expect(clauses.map(({ path, section, text }) => [path, section, text])).toEqual([
      ['1', '一、环境', '项目：整洁\n分值：5'],
      ['2', '一、环境', '项目：绿植\n分值：3'],
      ['第4行', undefined, '说明：满分一百'],
    ]);
  });

  test('the second table of a place is named, and a head printed again is not a row', () => {
    const { clauses } = document(
      line('规定', 1),
      line('一、时限'),
      table([
        ['业务', '时限'],
        ['新装', '一天'],
        ['业务', '时限'],
        ['移机', '两天'],
      ]),
      table([
        ['等级', '扣分'],
        ['重大', '1分'],
      ]),
    );
    expect(clauses.map(clause => clause.path)).toEqual(['一/第1行', '一/第3行', '一/表2/第1行']);
    expect(clauses[2]?.section).toBe('一、时限 表2');
  });

  test('Markdown tables are tables', () => {
    expect(textDocument('| 项目 | 分值 |\n|---|:-:|\n| **整洁** | 5 |\n正文').blocks).toEqual([
      {
        kind: 'table',
        rows: [
          ['项目', '分值'],
          ['整洁', '5'],
        ],
        headRows: 1,
      },
      { kind: 'line', text: '正文' },
    ]);
  });

  test('each sheet of a workbook is a chapter', () => {
    const { clauses } = document(
      { kind: 'sheet', name: '装维' },
      table([
        ['业务', '时限'],
        ['新装', '一天'],
      ]),
      { kind: 'sheet', name: '营业厅' },
      table([
        ['业务', '时限'],
        ['补卡', '五分钟'],
      ]),
    );
    expect(clauses.map(({ path, chapter }) => [path, chapter])).toEqual([
      ['装维/第1行', '装维'],
      ['营业厅/第1行', '营业厅'],
    ]);
  });
});

describe('what is said twice', () => {
  test('an article pasted twice is left out once; another text with its number stays', () => {
    const { clauses, leftOut } = parseStandardText('办法\n第一条 甲。\n第二条 乙。\n第二条 乙。\n第二条 丙。');
    expect(clauses.map(({ path, text }) => [path, text])).toEqual([
      ['第一条', '甲。'],
      ['第二条', '乙。'],
      ['第二条〔2〕', '丙。'],
    ]);
    expect(leftOut).toEqual([{ reason: 'repeated', text: '第二条 乙。', count: 1 }]);
  });

  test('equal points of different posts both stay', () => {
    expect(paths('仪容\n营业员\n1. 着装整洁。\n2. 佩戴工牌。\n班长\n1. 着装整洁。\n2. 佩戴工牌。')).toHaveLength(4);
  });

  test('the same words in two chapters both stay', () => {
    expect(
      paths('办法\n第一章 甲\n第一条 由客户服务部负责解释。\n第二章 乙\n第二条 由客户服务部负责解释。'),
    ).toHaveLength(2);
  });

  test('furniture of a page is left out, a clause on the same matter is not', () => {
    const { clauses, leftOut } = parseStandardText(
      '办法\n下载文档\n第一条 客户可以下载文档。\n第 2 页 共 5 页\n第二条 版权归公司所有的资料不得外传。\n版权声明：本站内容来自网络',
    );
    expect(clauses).toHaveLength(2);
    expect(leftOut.map(each => each.text)).toEqual(['下载文档', '第 2 页 共 5 页', '版权声明：本站内容来自网络']);
  });
});

test('a whole document on one line is no furniture, whatever it says', () => {
  const { clauses } = parseStandardText(`办法\n一、下载文档前请阅读说明${'，不得外传'.repeat(40)}。二、其他。`);
  expect(clauses.map(clause => clause.path)).toEqual(['一', '二']);
});

describe('the lines of a text', () => {
  test.each(['\n', '\r\n', '\r', '\u2028', '\f'])('end with %j', end => {
    expect(paths(['办法', '第一条 甲。', '第二条 乙。'].join(end))).toEqual(['第一条', '第二条']);
  });

  test('broken to fit a page are joined where blank lines part paragraphs', () => {
    const text = '办法\n\n一、负责人应当具备一定的质\n量管理经验。\n\n二、其他。\n\n三、附则。\n';
    expect(parseStandardText(text).clauses[0]?.text).toBe('负责人应当具备一定的质量管理经验。');
  });
});

test('a heading with nothing below it is reported', () => {
  expect(parseStandardText('办法\n第一章 总则\n第二章 时限\n第一条 甲。').warnings).toEqual([
    { code: 'emptyHeading', label: '第一章 总则' },
  ]);
});

test('the tree shows chapters, or the outermost points', () => {
  expect(clauseTree(parseStandardText('标准\n一、受理\n1. 甲。\n2. 乙。\n二、附则。').clauses)).toEqual([
    { chapter: '一、受理', count: 2, first: ['一/1', '一/2'] },
    { chapter: '二', count: 1, first: ['二'] },
  ]);
  expect(clauseTree(parseStandardText('标准\n1. 甲。\n2. 乙。').clauses)).toEqual([
    { chapter: '', count: 2, first: ['1', '2'] },
  ]);
});

test('in the tree only what stands before the first chapter has none; what follows the last is named by its number', () => {
  const placed = (path: string, chapter?: string) => ({ path, chapter, section: undefined });
  expect(
    clauseTree([placed('第一条'), placed('第一章/第二条', '第一章 总则'), placed('第三条'), placed('第四条')]),
  ).toEqual([
    { chapter: '', count: 1, first: ['第一条'] },
    { chapter: '第一章 总则', count: 1, first: ['第一章/第二条'] },
    { chapter: '第三条', count: 1, first: ['第三条'] },
    { chapter: '第四条', count: 1, first: ['第四条'] },
  ]);
});

test('the day a text takes effect is found, other days are not', () => {
  const found = effectiveDaysIn(
    textDocument('2025年12月1日印发\n第九条 本办法自2026年2月1日起施行。自2026年2月30日起执行。'),
  );
  expect(found).toEqual([{ day: '2026-02-01', quote: '自2026年2月1日起施行' }]);
});
