import { describe, expect, it } from 'vitest';
import { readResultQuestion, takeNames } from '../../../src/domain/inspections/result-question.ts';

const named = (name: string, ...aliases: string[]) => ({ id: name, name, aliases });
const NAMES = {
  units: [named('通川营业厅', '通川', '通川厅'), named('通川区分公司')],
  programmes: [named('营业厅监督检查', '营业厅'), named('上门维护人员行为规范测评', '上门维护')],
};

describe('what is asked of results', () => {
  it.each([
    ['通川营业厅检查', 'results', '通川营业厅'],
    ['通川营业厅 检查', 'results', '通川营业厅'],
    ['看一下通川厅的检查结果怎么样？', 'results', '通川厅'],
    ['检查结果', 'results', ''],
    ['我们厅上次检查多少分', 'results', ''],
    ['我们最近的检查怎么样', 'results', ''],
    ['通川营业厅上次检查结果', 'results', '通川营业厅'],
    ['本单位最近一次测评得了几分？', 'results', ''],
    ['我们厅得了多少分', 'results', ''],
    ['我们厅这次检查拿了几分？', 'results', ''],
    ['我们营业厅上次查出了什么问题', 'results', ''],
    ['我们厅哪里不合格', 'results', ''],
    ['上次检查我们厅多少分', 'results', ''],
    ['叫号机的问题出现过几次', 'occurrences', '叫号机'],
    ['叫号机的问题 出现过几次', 'occurrences', '叫号机'],
    ['着装一共扣过多少次？', 'occurrences', '着装'],
    ['上次通川多少分', 'latest', '通川'],
    ['通川厅最近一次检查多少分，扣在哪', 'latest', '通川厅'],
    ['通川上次得了几分？', 'latest', '通川'],
    ['通川营业厅怎么样', 'state', '通川营业厅'],
    ['我查了几家', 'own', ''],
    ['我查了哪些厅？', 'own', ''],
  ])('%s', (text, kind, of) => expect(readResultQuestion(text)).toEqual({ kind, of }));

  it.each([
    '营业厅检查多久一次',
    '我们厅检查前要准备什么',
    '我们厅排队多少分钟算超时',
    '我们厅哪里要放公示牌',
    '厅容环境多少分',
    '宽带装机要多久',
    '上午查了通川营业厅，厅容扣2分',
    '叫号机坏了几天要修好',
  ])('nothing: %s', text => expect(readResultQuestion(text)).toBeUndefined());
});

describe('the names in it', () => {
  const taken = (text: string) => {
    const { unit, programme, rest } = takeNames(text, NAMES);
    return [unit?.name, programme?.name, rest];
  };
  it.each([
    ['通川营业厅', ['通川营业厅', undefined, '']],
    ['通川营业厅监督检查', ['通川营业厅', undefined, '监督检查']],
    ['营业厅', [undefined, '营业厅监督检查', '']],
    ['通川 上门维护', ['通川营业厅', '上门维护人员行为规范测评', '']],
    ['营业厅叫号机', [undefined, '营业厅监督检查', '叫号机']],
    // Whose name ends like a programme's is told by all of it.
    ['火星营业厅', [undefined, undefined, '火星营业厅']],
  ])('%s', (text, expected) => expect(taken(text)).toEqual(expected));
});
