import { describe, expect, it } from 'vitest';
import { manyClauses } from './many-clauses.ts';
import { measure, percentile } from './measure.ts';
import { plainBm25, plainScores } from './plain-bm25.ts';
import { split } from './sample.ts';

const documents = [
  { id: 'repair', title: '修障', text: '城镇四十八小时' },
  { id: 'install', text: '装机时限，装机费用' },
  { id: 'other', text: '投诉处理' },
];

describe('the BM25 floor', () => {
  it('scores as the formula says, over bigrams of the title and the text', () => {
    // 装机 stands twice in a passage of 6 bigrams (装机 机时 时限 装机 机费 费用); the mean of 7, 6 and 3 is 16/3.
    const rarity = Math.log(1 + (3 - 1 + 0.5) / (1 + 0.5));
    const penalty = 1.2 * (1 - 0.75 + (0.75 * 6) / (16 / 3));
    const scores = plainScores(documents)('装机');
    expect([...scores.keys()]).toEqual([1]);
    expect(scores.get(1)).toBeCloseTo((rarity * 2 * 2.2) / (2 + penalty), 10);
  });

  it('finds by the title, and nothing for a question that shares no bigram', async () => {
    const built = await plainBm25.build(documents);
    expect(await built.find('修障要多久')).toEqual(['repair']);
    expect(await built.find('电费')).toEqual([]);
  });
});

describe('what is measured', () => {
  it('takes quality from the ids found and asks every question once', async () => {
    const asked: string[] = [];
    const answers: Record<string, string[]> = { one: ['a', 'b'], two: ['a', 'b'], three: [] };
    const find = (text: string) => {
      asked.push(text);
      return answers[text]!;
    };
    const questions = [
      { id: '1', text: 'one', relevant: ['a'] },
      { id: '2', text: 'two', relevant: ['b'] },
      { id: '3', text: 'three', relevant: ['c'] },
    ];
    const figures = await measure({ find }, questions);
    expect(asked).toEqual(['one', 'two', 'three']);
    expect(figures).toMatchObject({ questions: 3, 'hit@1': 1 / 3, 'hit@5': 2 / 3, 'mrr@10': 0.5 });
  });

  it('takes percentiles by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile([7], 0.99)).toBe(7);
  });
});

describe('what is drawn and made', () => {
  it('draws the same questions for the same seed, each once', () => {
    const items = Array.from({ length: 50 }, (_, at) => at);
    const { drawn, others } = split(items, 20, 3);
    expect(drawn).toHaveLength(20);
    expect([...drawn, ...others].sort((a, b) => a - b)).toEqual(items);
    expect(split(items, 20, 3).drawn).toEqual(drawn);
    expect(split(items, 20, 4).drawn).not.toEqual(drawn);
  });

  it('makes the same clauses each time, with ids of their own and texts as long as before', () => {
    const made = manyClauses(documents, 30);
    expect(new Set(made.map(({ id }) => id)).size).toBe(30);
    expect(made.slice(0, 3)).toEqual(documents);
    expect(made.every(({ text }, at) => text.length === documents[at % 3]!.text.length)).toBe(true);
    expect(new Set(made.map(({ text }) => text)).size).toBeGreaterThan(20);
    expect(manyClauses(documents, 30)).toEqual(made);
  });
});
