import { describe, expect, it } from 'vitest';
import { asksAnotherCase } from '../../../src/domain/questions/another-case.ts';

const both = { question: '宽带装机要多久', text: '城市48小时内、农村72小时内。' };
const city = { question: '城市宽带装机要多久', text: '48小时内。' };
const vip = { question: 'VIP客户的宽带坏了', text: '4小时内上门。' };

describe('another case than the approved text is for', () => {
  it.each([
    ['the other side', '农村宽带装机要多久', city],
    ['another act', '宽带移机要多久', both],
    ['a figure neither names', '宽带装机超过96小时怎么办', both],
    ['an audience it does not name', 'VIP宽带装机要多久', both],
    ['an audience the question does not name', '宽带坏了怎么办', vip],
  ])('%s', (_, question, approved) => expect(asksAnotherCase(question, approved)).toBe(true));
});

describe('the same case', () => {
  it.each([
    ['both sides are spoken of', '农村宽带装机要多久', both],
    ['no side is named', '宽带安装要多久', both],
    ['the figure stands in the text', '宽带装机48小时没装好怎么办', both],
    ['the audience is the same', 'VIP宽带坏了怎么说', vip],
  ])('%s', (_, question, approved) => expect(asksAnotherCase(question, approved)).toBe(false));
});
