import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitQuestions } from '../../../src/domain/standards/several-questions.ts';

describe('several questions in one message', () => {
  it.each([
    ['装机要几天？移机呢？', ['装机要几天', '移机呢']],
    ['宽带装机多久，移机多久，修障多久', ['宽带装机多久', '移机多久', '修障多久']],
    ['宽带装机多久 移机多久', ['宽带装机多久', '移机多久']],
    ['1、装机几天？2、投诉几天办结？', ['装机几天', '投诉几天办结']],
    ['1. 装机几天\n2. 投诉几天办结', ['装机几天', '投诉几天办结']],
    ['城市装机多久，农村呢', ['城市装机多久', '农村呢']],
    ['装机要几天，还有移机', ['装机要几天', '还有移机']],
    ['投诉分几级，分别多久办结', ['投诉分几级', '分别多久办结']],
    ['如果超时了，要赔吗，赔多少', ['如果超时了，要赔吗', '赔多少']],
    ['客户在农村，多久装好？装不上怎么办', ['客户在农村，多久装好', '装不上怎么办']],
    ['装机要几天？移机呢？我是城市的', ['装机要几天', '移机呢？我是城市的']],
    ['上门前要提前多久联系啊，另外人家不在家咋整', ['上门前要提前多久联系啊', '另外人家不在家咋整']],
    ['营业厅几点开门、几点关门', ['营业厅几点开门', '几点关门']],
  ])('%s', (message, questions) => expect(splitQuestions(message)).toEqual(questions));

  it.each([
    '宽带装机要多久？',
    '请问一下，宽带装机要多久？',
    '客户要退装机费，怎么跟他说？',
    '客户问宽带多久能装好，怎么跟他说',
    '客户问多久修好，怎么办',
    '宽带故障没修好，怎么办',
    '受理时姓名、电话、地址要登记吗',
    '装机多久？我是城市的',
    '农村宽带坏了。多久修好？',
    '赔付多少钱以内，谁审批',
    '超过多久没修好的，可以要求减免',
    '无论多久，都要回访吗',
    '赔付超过1,500元谁审批',
    '宽带故障多久修好，城镇和农村有什么区别',
    '装机和移机的时限有什么不同',
    '。',
    '',
  ])('one: %s', message => expect(splitQuestions(message)).toEqual([message]));

  it('loses and adds no word', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'装机移多久呢吗怎么办？，。、1.2 客户问的'), maxLength: 20 }),
        text => {
          const questions = splitQuestions(text);
          let from = 0;
          for (const question of questions) {
            const at = text.indexOf(question, from);
            expect(at).toBeGreaterThanOrEqual(0);
            from = at + question.length;
          }
          expect(questions.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
