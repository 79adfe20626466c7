import { execFileSync, spawnSync } from 'node:child_process';
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
    questions: 4,
    hitAt1: 0.25,
    hitAt5: 0.5,
    mrrAt10: (1 + 1 / 3 + 1 / 6) / 4,
  });
  expect(evaluate([], () => [])).toMatchObject({ questions: 0, hitAt1: 0 });
});

test('the command explains itself and refuses what it cannot read', () => {
  const command = 'src/search/evaluate-command.ts';
  expect(execFileSync(process.execPath, [command, '--help'], { encoding: 'utf8' })).toContain('--data DIR');
  expect(spawnSync(process.execPath, [command, '--data', 'no-such-folder']).status).toBe(2);
  expect(spawnSync(process.execPath, [command, '--nonsense']).status).toBe(2);
});
