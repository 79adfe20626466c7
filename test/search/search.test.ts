import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankOfLevel } from '../../src/domain/standards/levels.ts';
import { buildIndex } from '../../src/search/index.ts';
import { judge } from '../../src/search/outcome.ts';
import { search } from '../../src/search/search.ts';
import { needsSharedData } from '../helpers/shared-data.ts';
import { type RegulationClause, regulationClauses } from './regulations.ts';

needsSharedData();

const index = buildIndex(regulationClauses());
const rankOf = (document: RegulationClause): number => rankOfLevel(document.level);
const ask = (query: string) => {
  const hits = search(index, query, { limit: 10, rankOf });
  return { hits, verdict: judge(query, hits, index) };
};

describe('over all seven regulations', () => {
  test('the national article on fault repair comes first, the local one next', () => {
    const { hits, verdict } = ask('电信服务障碍多久修好');
    expect(hits.slice(0, 2).map(hit => hit.id)).toEqual(['电信条例/第三十二条', '河南省电信条例/第三十七条']);
    expect(verdict.outcome).toBe('answer');
  });

  test('without ranks the score alone decides', () => {
    const scores = search(index, '电信服务障碍多久修好').map(hit => hit.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test.each([
    ['河南电信障碍多久修好', '河南省电信条例/第三十七条'],
    ['重庆用户投诉处理时限', '重庆市电信条例/第二十条'],
  ])('a question that names the region is answered from there: %s', (query, id) => {
    expect(ask(query).hits[0]?.id).toBe(id);
  });

  test.each([
    '今天天气怎么样',
    '你好',
    '您好！',
    '谢谢',
    '👍',
    '😀😀',
    'asdfghjkl',
    '哈哈哈',
    '',
    '   ',
    '1',
    '？？？',
    '\u0000',
  ])('nothing fits %j', query => {
    expect(ask(query).verdict.outcome).toBe('none');
  });

  test.each(['投诉', '电信条例', '我要投诉'])('one word gives candidates: %s', query => {
    const { verdict } = ask(query);
    expect(verdict.outcome).toBe('candidates');
    expect(verdict.outcome === 'candidates' ? verdict.hits.length : 0).toBeGreaterThanOrEqual(3);
  });

  test('the filter keeps documents out', () => {
    const hits = search(index, '电信服务障碍多久修好', { filter: document => document.level === 'localLaw' });
    expect(hits[0]?.id).toBe('河南省电信条例/第三十七条');
    expect(hits.every(hit => hit.document.level === 'localLaw')).toBe(true);
  });

  test('a very long question is survived', () => {
    expect(ask('障碍'.repeat(5000)).hits.length).toBeGreaterThan(0);
  });
});

describe('the ranking itself', () => {
  const small = buildIndex([
    { id: 'a', text: '装机时限二十四小时' },
    { id: 'b', text: '装机时限二十四小时' },
    { id: 'c', title: '投诉处理办法', text: '五个工作日内答复' },
  ]);

  test('ties keep the order of the documents; ranks turn it', () => {
    expect(search(small, '装机时限').map(hit => hit.id)).toEqual(['a', 'b']);
    const ranks: Record<string, number> = { a: 2, b: 0, c: 1 };
    expect(search(small, '装机时限', { rankOf: document => ranks[document.id] ?? 9 }).map(hit => hit.id)).toEqual([
      'b',
      'a',
    ]);
  });

  test('the title is searched with the text', () => {
    expect(search(small, '投诉').map(hit => hit.id)).toEqual(['c']);
  });

  test('no documents, no hits', () => {
    expect(search(buildIndex([]), '投诉')).toEqual([]);
  });

  test('any input: limit kept, scores positive, shares within 0 and 1, the same list twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 5 }), (query, limit) => {
        const text = `${query}时限`;
        const hits = search(small, text, { limit });
        expect(hits.length).toBeLessThanOrEqual(limit);
        expect(hits.every(hit => hit.score > 0 && hit.features.coverage >= 0 && hit.features.fitting <= 1)).toBe(true);
        expect(search(small, text, { limit })).toEqual(hits);
      }),
      { numRuns: 50 },
    );
  });
});
