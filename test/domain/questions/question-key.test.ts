import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { questionKey } from '../../../src/domain/questions/question-key.ts';

describe('questions that are one', () => {
  it.each([
    ['宽带装机要多久', '宽带装机要多久？'],
    ['宽带装机要多久', '请问宽带装机要多久呢？'],
    ['宽带装机要多久', '麻烦问一下，宽带 装机 要多久'],
    ['宽带装机要多久', '那宽带装机要多久'],
    ['VIP故障多久修好', 'ＶＩＰ故障多久修好吗'],
    ['修好了', '修好'],
    ['客户要退装机费', '客户要退装机费，怎么跟他说？'],
  ])('%s = %s', (a, b) => expect(questionKey(a)).toBe(questionKey(b)));
});

describe('questions that are not', () => {
  it.each([
    ['城市宽带多久装好', '农村宽带多久装好'],
    ['48小时内装好吗', '72小时内装好吗'],
    ['满意率90%算达标吗', '满意率90算达标吗'],
    ['那曲营业厅几点开门', '曲营业厅几点开门'],
    ['超过2.5小时', '超过25小时'],
    ['投诉怎么答复', '投诉怎么处理'],
  ])('%s ≠ %s', (a, b) => expect(questionKey(a)).not.toBe(questionKey(b)));
});

test('marks alone are no question', () => expect(questionKey('？？……!')).toBe(''));

test('taking the key of a key changes nothing more, and marks never matter', () => {
  const words = fc
    .array(fc.constantFrom(...'请问宽带装机要多久呢吗的投诉48小时了 ，？'), { maxLength: 30 })
    .map(all => all.join(''));
  fc.assert(
    fc.property(words, fc.constantFrom('？', '!', ' ', '……', '。'), (text, mark) => {
      expect(questionKey(text + mark)).toBe(questionKey(text));
    }),
  );
});
