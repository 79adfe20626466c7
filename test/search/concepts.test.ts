import { expect, test } from 'vitest';
import { conceptCoverage, conceptsOf, sharedWords, unknownShare } from '../../src/search/concepts.ts';
import { buildIndex } from '../../src/search/index.ts';

const index = buildIndex([
  { id: 'a', text: '城市48小时内修复宽带故障' },
  { id: 'b', text: '雷雨天气停止登高' },
  { id: 'c', text: '一次会话不满意' },
]);
const forms = (query: string): string[] => conceptsOf(query, index).map(concept => concept.forms[0] ?? '');

test('asking words and fillers are no concepts; synonyms bring the words of standards', () => {
  expect(forms('宽带要多久修好呢')).toEqual(['宽带', '修好']);
  expect(conceptsOf('修好', index)[0]).toMatchObject({ forms: expect.arrayContaining(['修复']), known: true });
  expect(forms('什么')).toEqual([]);
});

test('a doubtful filler stays where it makes a word the library has', () => {
  expect(forms('会话')).toEqual(['会话']);
  expect(forms('不满意')).toContain('不满');
});

test('what the library lacks is unknown', () => {
  expect(unknownShare(conceptsOf('红烧肉', index))).toBe(1);
  expect(unknownShare(conceptsOf('宽带故障', index))).toBe(0);
  expect(unknownShare([])).toBe(1);
  const half = conceptsOf('今天天气', index);
  expect(unknownShare(half)).toBeGreaterThan(0.4);
  expect(sharedWords(half, '雷雨天气停止登高')).toBe(1);
});

test('coverage counts a synonym as the word', () => {
  expect(conceptCoverage(conceptsOf('修好', index), '48小时内修复')).toBe(1);
  expect(conceptCoverage(conceptsOf('修好', index), '雷雨')).toBe(0);
});
