import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../src/domain/questions/regression.ts';

const place = (path: string, standardId = 's') => ({ standardId, path });
const expected = [place('第五条'), place('第六条')];

describe('whether who asks still reads the clause', () => {
  it.each([
    ['it is the answer', 'answer', ['第五条', '第九条'], undefined],
    ['either of two will do', 'answer', ['第六条'], undefined],
    ['another is the answer', 'answer', ['第九条', '第五条'], 'anotherFirst'],
    ['it is among the candidates shown', 'candidates', ['第九条', '第八条', '第五条'], undefined],
    ['it is a candidate further down', 'candidates', ['第九条', '第八条', '第七条', '第五条'], 'notShown'],
    ['nothing is found', 'none', [], 'refused'],
    ['an answer of nothing', 'answer', [], 'anotherFirst'],
  ] as const)('%s', (_, outcome, paths, reason) =>
    expect(failureOf(expected, { outcome, places: paths.map(path => place(path)) })).toBe(reason),
  );

  it('the same number of another standard is another clause', () => {
    expect(failureOf(expected, { outcome: 'answer', places: [place('第五条', 't')] })).toBe('anotherFirst');
  });
});
