import { describe, expect, test } from 'vitest';
import { readStructure } from '../../../../src/domain/standards/structure/read-structure.ts';
import { textDocument } from '../../../../src/domain/standards/text-document.ts';

/** Each piece of a text; points as `number|text`. */
function pieces(text: string): string[] {
  const { lines } = readStructure(textDocument(text).blocks);
  return lines.map(line => (line.kind === 'point' ? `${line.number}|${line.text}` : line.raw));
}

describe('points that share a line are told apart by their sequence', () => {
  test.each([
    ['一、目标1. 快2. 准', ['一|目标', '1|快', '2|准']],
    ['二、原则:a. 客户至上b. 持续改进c. 数据驱动', ['二|原则:', 'a|客户至上', 'b|持续改进', 'c|数据驱动']],
    [
      '1. 需求1.1 调研1.2 分析2. 标准2.1 制定2.2 执行',
      ['1|需求', '1.1|调研', '1.2|分析', '2|标准', '2.1|制定', '2.2|执行'],
    ],
    [
      'a. 监督:i. 培训ii. 检查b. 评估:i. 调查ii. 分析',
      ['a|监督:', 'i|培训', 'ii|检查', 'b|评估:', 'i|调查', 'ii|分析'],
    ],
    ['周期:⑴省公司按季⑵市公司按月', ['周期:', '⑴|省公司按季', '⑵|市公司按月']],
    ['整改:①下发督办单;②年底考核', ['整改:', '①|下发督办单;', '②|年底考核']],
    ['（一）受理（二）派单（三）回访', ['(一)|受理', '(二)|派单', '(三)|回访']],
    ['标准.xlsB、周期每月C、运用季度\nA、依据', ['标准.xlsB、周期每月C、运用季度', 'A、依据']],
    ['A、标准.xlsB、周期每月C、运用季度', ['A|标准.xls', 'B|周期每月', 'C|运用季度']],
    ['第一部分总则第一条为了规范。第二条适用于全市。', ['第一部分总则', '第一条为了规范。', '第二条适用于全市。']],
    ['1、工装2、工牌\n3、工具', ['1|工装', '2|工牌', '3|工具']],
  ])('%s', (text, expected) => expect(pieces(text)).toEqual(expected));

  test('a number that was lost and one given twice do not end the list', () => {
    expect(pieces('1、政企标准2、客户经理标准4、热线标准.doc4、营业厅标准5、装维标准')).toEqual([
      '1|政企标准',
      '2|客户经理标准',
      '4|热线标准.doc',
      '4|营业厅标准',
      '5|装维标准',
    ]);
  });

  test('numbers torn apart by full stops and line ends are mended where the sequence says so', () => {
    const text = '2.1 组织2.1。\n1 成立项目部。\n负责人到位;2。\n1.2 明确分工。\n2。\n2 经济考核。\n2。\n3 技术复核。';
    expect(pieces(text)).toEqual([
      '2.1|组织',
      '2.1.1|成立项目部。',
      '负责人到位;',
      '2.1.2|明确分工。',
      '2.2|经济考核。',
      '2.3|技术复核。',
    ]);
    expect(readStructure(textDocument(text).blocks).mended).toEqual(['2.1.1', '2.1.2', '2.2', '2.3']);
  });

  test('a list of one is taken where the document numbers so elsewhere', () => {
    expect(pieces('一、目标1. 快2. 准\n二、效果1. 满意')).toEqual(['一|目标', '1|快', '2|准', '二|效果', '1|满意']);
    expect(pieces('二、效果1. 满意')).toEqual(['二|效果1. 满意']);
  });
});

describe('what only looks like a number is left alone', () => {
  test.each([
    '高峰期不超过1.5 小时，平时不超过0.5 小时。',
    '费用为1.1 万元，1.2 万元封顶，1.3 万元须审批。',
    '(2010)12号文、(2011)13号文同时废止。',
    '按照第一、二项和第三、四项办理。',
    '第（一）项和第（二）项并处。',
    '一、二、三等奖各一名。',
    '1、2号厅和3、4号厅轮休。',
    '周一、周二、周三由甲组值班，星期一、星期二由乙组值班。',
    '统一、规范、专一、专业。',
    '见表(1)，再见表(2)。',
    '服务时间为9:00-18:30，V1.0和V2.0均可。',
    '网址 www.a.b.c.com 的A、B、C三类。',
    '依照第十条规定和本办法第十一条处理。',
  ])('%s', text => expect(pieces(text)).toEqual([text]));

  test.each([
    ['1. 首次回访\n2. 每年3、4月份走访\n3. 其他', ['1|首次回访', '2|每年3、4月份走访', '3|其他']],
    ['一、服务要求统一、规范\n二、考核', ['一|服务要求统一、规范', '二|考核']],
    ['1. 装机\n1.1 每单1.2 元\n1.2 复测', ['1|装机', '1.1|每单1.2 元', '1.2|复测']],
    ['第九条 甲。违反第十条的除外。\n第十条 乙。', ['第九条 甲。违反第十条的除外。', '第十条 乙。']],
    ['第一条 包括：1. 甲2. 乙\n第二条 丙', ['第一条 包括：1. 甲2. 乙', '第二条 丙']],
  ])('%s', (text, expected) => expect(pieces(text)).toEqual(expected));
});

describe('numbering of other kinds', () => {
  test('numbers without a mark, as national standards have them', () => {
    expect(pieces('1 范围\n本文件规定要求。\n2 术语\n2.1 等候时间\n3 个工作日内答复。\n3 要求')).toEqual([
      '1|范围',
      '本文件规定要求。',
      '2|术语',
      '2.1|等候时间',
      '3 个工作日内答复。',
      '3|要求',
    ]);
  });

  test('letters nest in what they stand below, brackets below digits', () => {
    const { lines } = readStructure(textDocument('一、甲\nA、乙\n⑴丙\n⑵丁\nB、戊\n1. 己\n(1) 庚\n(2) 辛').blocks);
    const depths = lines.map(line => (line.kind === 'point' ? line.depth : 0));
    expect(depths.map((depth, index) => depth > (depths[index - 1] ?? 0))).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
  });
});
