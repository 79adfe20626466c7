import { describe, expect, it } from 'vitest';
import { fuzzBot } from './fuzz-bot.ts';

describe('fuzzing the frames of the AI bot', () => {
  it('finds nothing in a few thousand inputs, of which all kinds are among', () => {
    const report = fuzzBot({ inputs: 20_000, seed: 20261102 });
    expect(report.inputs).toBe(20_000);
    for (const count of [report.refused, report.stored, report.ignored]) expect(count).toBeGreaterThan(500);
  });
});
