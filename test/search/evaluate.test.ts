import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/search/evaluate.ts';

test('hits and reciprocal rank', () => {
  const results: Record<string, string[]> = {
    first: ['a', 'b'],
    third: ['x', 'y', 'a'],
    sixth: ['1', '2', '3', '4', '5', 'a'],
    never: ['x'],
  };
  const queries = Object.keys(results).map(text => ({ id: text, text, relevant: ['a', 'other'] }));
  expect(evaluate(queries, text => results[text] ?? [])).toEqual({
    'hit@1': 0.25,
    'hit@5': 0.5,
    'recall@1': 0.125,
    'recall@5': 0.25,
    'recall@10': 0.375,
    'mrr@10': (1 + 1 / 3 + 1 / 6) / 4,
    'ndcg@10': expect.closeTo((1 + 1 / Math.log2(4) + 1 / Math.log2(7)) / (1 + 1 / Math.log2(3)) / 4, 10),
  });
  expect(evaluate([], () => [])).toMatchObject({ 'hit@1': 0, 'mrr@10': 0 });
});

test('all relevant passages first is a perfect list', () => {
  const query = { id: 'q', text: 'q', relevant: ['a', 'b'] };
  expect(evaluate([query], () => ['b', 'a'])).toMatchObject({ 'recall@1': 0.5, 'recall@5': 1, 'ndcg@10': 1 });
});

test('one JSON object over any files: blank lines, missing titles, other fields, other languages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  const corpus = join(folder, 'corpus.jsonl');
  const queries = join(folder, 'queries.jsonl');
  writeFileSync(
    corpus,
    '{"id":"a","title":"费用","text":"滞纳金每日加收千分之三。","extra":1}\n\n{"id":"b","text":"The refund is paid within 30 days."}\n{"id":7,"text":null,"title":null}\n',
  );
  writeFileSync(
    queries,
    '{"id":"1","text":"滞纳金怎么算","relevant":["a"]}\r\n\n{"id":"2","text":"refund days","relevant":["b"]}\n{"id":"3","text":"","relevant":[]}\n',
  );
  const command = ['src/search/evaluate-command.ts', '--corpus', corpus, '--queries', queries, '--json'];
  const figures = JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as Record<string, number>;
  expect(Object.keys(figures)).toEqual([
    'hit@1',
    'hit@5',
    'recall@1',
    'recall@5',
    'recall@10',
    'mrr@10',
    'ndcg@10',
    'p50_ms',
    'p99_ms',
    'index_ms',
    'rss_mb',
  ]);
  expect(figures['hit@1']).toBeCloseTo(2 / 3, 3);
  rmSync(folder, { recursive: true });
});

test('the command explains itself and refuses what it cannot read', () => {
  const command = 'src/search/evaluate-command.ts';
  expect(execFileSync(process.execPath, [command, '--help'], { encoding: 'utf8' })).toContain('--data DIR');
  expect(spawnSync(process.execPath, [command, '--data', 'no-such-folder']).status).toBe(2);
  expect(spawnSync(process.execPath, [command, '--nonsense']).status).toBe(2);
});
