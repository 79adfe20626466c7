import { expect, test } from 'vitest';
import { queryTerms } from '../../src/search/query.ts';
import { tokenise } from '../../src/search/tokenise.ts';

test.each([
  ['修复', ['修', '修复', '复']],
  ['48小时', ['48', '小', '小时', '时']],
  ['ＶＩＰ客户', ['vip', '客', '客户', '户']],
  ['0.75米', ['0.75', '米']],
  ['障碍，修复', ['障', '障碍', '碍', '修', '修复', '复']],
  ['👍 !?', []],
  ['', []],
])('%s', (text, tokens) => {
  expect(tokenise(text)).toEqual(tokens);
});

test('question words are cut out, synonyms weigh less than what was written', () => {
  const { own, weighted } = queryTerms('怎么修好');
  expect([...own.keys()]).toEqual(['修', '修好', '好']);
  expect(weighted.get('修复')).toBeLessThan(weighted.get('修好') ?? 0);
  expect(queryTerms('怎么修好', { synonymWeight: 0 }).weighted.has('修复')).toBe(false);
});
