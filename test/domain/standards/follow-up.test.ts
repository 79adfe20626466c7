import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFollowUp } from '../../../src/domain/standards/follow-up.ts';

const follow = (question: string, text: string, standard?: string) =>
  readFollowUp(text, { question, ...(standard ? { standard } : {}) });
const texts = (question: string, text: string, standard?: string) => {
  const read = follow(question, text, standard);
  return read.kind === 'own' ? read : read.readings.map(reading => reading.text);
};

describe('what leans on the question before', () => {
  it.each([
    ['宽带故障多久修好', '那农村呢', ['农村宽带故障多久修好']],
    ['城市宽带故障多久修好', '农村呢', ['农村宽带故障多久修好']],
    ['宽带装机要多久', '请问一下农村的话呢？', ['农村宽带装机要多久']],
    ['宽带装机要多久', '农村要多久', ['农村宽带装机要多久']],
    ['宽带装机要多久', '农村', ['农村宽带装机要多久']],
    ['宽带故障多久修好', '超时了呢', ['宽带故障超时了怎么办']],
    ['宽带装机要多久', '那要是没装好怎么办', ['宽带装机没装好怎么办']],
    ['营业厅排队不能超过多少分钟', '超时了怎么办', ['营业厅排队超时了怎么办']],
    ['宽带故障多久修好', '谁负责', ['宽带故障修好谁负责']],
    ['宽带坏了多久派单', '多久联系客户', ['宽带坏了多久联系客户']],
    ['宽带故障多久修好', 'VIP农村的呢', ['VIP农村宽带故障多久修好']],
    ['灯箱坏了几天修', '叫号机坏了呢', ['叫号机坏了几天修']],
    ['投诉一般几天能处理完', '升级的呢', ['升级的投诉一般几天能处理完']],
    ['城市和农村装机时限分别多少', '超时怎么赔', ['城市和农村装机超时怎么赔']],
    ['宽带坏了多久修好', '没戴工牌怎么扣', ['宽带坏了没戴工牌怎么扣', '没戴工牌怎么扣']],
    ['宽带装机要多久', '谁负责回访啊', ['宽带装机谁负责回访', '谁负责回访']],
    ['投诉多久响应', '多久办结', ['投诉多久办结']],
    ['重大投诉几天办完', '多久首次响应', ['重大投诉多久首次响应']],
    ['营业厅几点开门', '几点关门', ['营业厅几点关门']],
    ['宽带装机要多久', '扣几分', ['宽带装机扣几分']],
    ['宽带装机要多久', '要扣分吗', ['宽带装机要扣分吗']],
    ['宽带装机要多久', '依据是什么', ['宽带装机依据是什么']],
    ['宽带装机要多久', '移机呢', ['宽带移机要多久']],
    ['宽带故障多久修好', '移机呢', ['宽带移机多久']],
    ['一般投诉几天办完', '重大投诉呢', ['重大投诉几天办完']],
    ['一般投诉几天办完', '严重的呢', ['严重投诉几天办完']],
    ['客户投诉多久要首次响应', 'VIP客户呢', ['VIP客户投诉多久要首次响应']],
    ['客户投诉多久要首次响应', '重大投诉呢', ['客户重大投诉多久要首次响应']],
    ['督办单几天查明原因', '整改到位呢', ['督办单几天整改到位']],
    ['营业厅排队不能超过多少分钟', '忙时呢', ['忙时营业厅排队不能超过多少分钟']],
    ['投诉处理办法里怎么说回访', '那结案呢', ['投诉处理办法里怎么说结案']],
  ])('%s → %s', (question, text, expected) => expect(texts(question, text)).toEqual(expected));

  it('a phrase of its own is tried beside the question before, then in the place of its subject', () => {
    expect(follow('营业厅几点关门', '那周末呢')).toEqual({
      kind: 'carried',
      readings: [
        { text: '周末营业厅几点关门', as: '周末几点关门', lists: '周末' },
        { text: '周末营业厅几点关门', mentions: '周末' },
        { text: '周末几点' },
      ],
    });
  });

  it('another article is one of the same standard; what happened, or who, is also looked for there', () => {
    expect(texts('电信条例第三十二条', '第三十三条呢', '电信条例')).toEqual(['电信条例第三十三条']);
    expect(texts('宽带装机要多久', '超时了呢', '宽带装维时限管理规定')).toEqual([
      '宽带装机超时了怎么办',
      '宽带装维时限管理规定里怎么说超时',
    ]);
    expect(texts('宽带装机要多久', '谁负责', '宽带装维时限管理规定')).toEqual([
      '宽带装机谁负责',
      '宽带装维时限管理规定里怎么说职责',
    ]);
  });

  it('after a counter-question a bare phrase answers it', () => {
    const answering = (question: string, text: string) => readFollowUp(text, { question }, { answering: true });
    expect(answering('投诉', '回访')).toMatchObject({ readings: [{ text: '投诉回访' }, { text: '回访' }] });
    expect(answering('时限', '办结')).toMatchObject({ readings: [{ text: '办结时限' }, { text: '办结' }] });
    expect(answering('投诉', '多久办结')).toMatchObject({ readings: [{ text: '投诉多久办结' }] });
    expect(answering('投诉', '那农村呢')).toEqual({ kind: 'own', text: '农村呢' });
    expect(answering('投诉', '宽带装机要多久')).toEqual({ kind: 'own', text: '宽带装机要多久' });
    expect(answering('投诉', '投诉处理办法第十条')).toEqual({ kind: 'own', text: '投诉处理办法第十条' });
  });
});

describe('a question of its own', () => {
  it.each([
    ['那移机要多久', '移机要多久'],
    ['移机要多久', '移机要多久'],
    ['农村宽带故障多久修好', '农村宽带故障多久修好'],
    ['营业厅排队不能超过多少分钟', '营业厅排队不能超过多少分钟'],
    ['那今天天气怎么样', '今天天气怎么样'],
    ['客户不在家怎么办', '客户不在家怎么办'],
    ['时限', '时限'],
    ['那里有规定吗', '那里有规定吗'],
    ['不满意的客户多久回访', '不满意的客户多久回访'],
    ['超时工单怎么处理', '超时工单怎么处理'],
    ['不合格项目扣几分', '不合格项目扣几分'],
    ['那营业厅排队等候时间呢', '营业厅排队等候时间呢'],
    ['城市客户说太慢了要赔钱吗', '城市客户说太慢了要赔钱吗'],
  ])('%s', (text, own) => expect(follow('投诉多久办结', text)).toEqual({ kind: 'own', text: own }));

  it.each(['那农村呢', '超时了呢', '谁负责', '移机呢'])('%s, with nothing before', text =>
    expect(readFollowUp(text, undefined).kind).toBe('own'),
  );

  it('never holds a word of the question before', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'那农村呢移机要多久谁负责吗的投诉'), maxLength: 12 }), text => {
        const read = readFollowUp(text, { question: '灭火器多久查一次' });
        if (read.kind === 'own') expect(read.text).not.toContain('灭火器');
        else expect(read.readings.length).toBeGreaterThan(0);
      }),
    );
  });
});
