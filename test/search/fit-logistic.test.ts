import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { EVIDENCE, type Evidence, probability } from '../../src/search/evidence.ts';
import { type Case, fitLogistic } from '../../src/search/fit-logistic.ts';

const nothing = Object.fromEntries(EVIDENCE.map(name => [name, 0])) as Evidence;
const cases: Case[] = Array.from({ length: 40 }, (_, i) => ({
  evidence: { ...nothing, coverage: i / 40, unknown: 1 - i / 40, margin: (i % 7) / 7 },
  right: i >= 20,
  weight: 1,
}));

test('the model separates what the evidence separates, the same each time', () => {
  const model = fitLogistic(cases);
  expect(fitLogistic(cases)).toEqual(model);
  expect(probability(model, { ...nothing, coverage: 0.9, unknown: 0.1 })).toBeGreaterThan(0.8);
  expect(probability(model, { ...nothing, coverage: 0.1, unknown: 0.9 })).toBeLessThan(0.2);
});

test('evidence never counts as its opposite', () => {
  const turned = cases.map(({ evidence, ...rest }) => ({
    ...rest,
    evidence: { ...nothing, coverage: evidence.unknown, unknown: evidence.coverage },
  }));
  const { weights } = fitLogistic(turned);
  expect([weights.coverage, weights.unknown]).toEqual([0, 0]);
});

test('the command explains itself', () => {
  const text = execFileSync(process.execPath, ['src/search/fit-command.ts', '--help'], { encoding: 'utf8' });
  expect(text).toContain('--questions FILE');
});
