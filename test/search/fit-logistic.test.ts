import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { type Case, fitLogistic } from '../../src/search/calibrate.ts';
import { type Evidence, probability } from '../../src/search/evidence.ts';

const nothing: Evidence = {
  bm25: 0,
  coverage: 0,
  title: 0,
  heading: 0,
  fitting: 0,
  fits: 0,
  unknown: 0,
  margin: 0,
  information: 0,
};
const cases: Case[] = Array.from({ length: 40 }, (_, i) => ({
  evidence: { ...nothing, coverage: i / 40, unknown: 1 - i / 40, margin: (i % 7) / 7 },
  right: i >= 20,
}));

test('the model separates what the evidence separates, the same each time', () => {
  const model = fitLogistic(cases);
  expect(fitLogistic(cases)).toEqual(model);
  expect(probability(model, { ...nothing, coverage: 0.9, unknown: 0.1 })).toBeGreaterThan(0.8);
  expect(probability(model, { ...nothing, coverage: 0.1, unknown: 0.9 })).toBeLessThan(0.2);
});

test('no weight turns against its meaning', () => {
  const { weights } = fitLogistic(cases.map(entry => ({ ...entry, right: !entry.right })));
  expect(weights.unknown).toBeLessThanOrEqual(0);
  expect(weights.coverage).toBeGreaterThanOrEqual(0);
});

test('the command explains itself', () => {
  const text = execFileSync(process.execPath, ['src/search/calibrate-command.ts', '--help'], { encoding: 'utf8' });
  expect(text).toContain('--questions FILE');
});
