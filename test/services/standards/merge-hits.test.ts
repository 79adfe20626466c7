import { expect, test } from 'vitest';
import type { SearchHit } from '../../../src/search/search.ts';
import { mergeHits, REWRITTEN_WEIGHT } from '../../../src/services/standards/merge-hits.ts';

const features = { bm25: 0, coverage: 0, title: 0, heading: 0, fitting: 0, fits: 1 };
const hit = (id: string, score: number): SearchHit =>
  ({ id, score, document: { id, text: id }, features }) as SearchHit;
const nothing = () => 0;

test('scores are added: a weak list lifts what it agrees on and pushes nothing strong down', () => {
  const own = [hit('a', 1), hit('b', 0.9), hit('c', 0.2)];
  const merged = mergeHits(own, [[hit('b', 1), hit('d', 1)], [hit('b', 0.5)]], nothing);
  expect(merged.map(({ hit: { id }, isOwn, total }) => [id, isOwn, Number(total.toFixed(3))])).toEqual([
    ['b', true, 0.9 + REWRITTEN_WEIGHT],
    ['a', true, 1],
    ['c', true, 0.2],
    ['d', false, REWRITTEN_WEIGHT],
  ]);
  expect(merged[0]?.hit).toBe(own[1]);
});

test('without rewritings and additions the order stays; additions count for every clause', () => {
  const own = [hit('a', 1), hit('b', 0.9)];
  expect(mergeHits(own, [], nothing).map(({ hit }) => hit)).toEqual(own);
  expect(mergeHits(own, [], ({ id }) => (id === 'b' ? 0.2 : 0)).map(({ hit }) => hit.id)).toEqual(['b', 'a']);
});
