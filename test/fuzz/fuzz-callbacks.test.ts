import { describe, expect, it } from 'vitest';
import { fuzzCallbacks } from './fuzz-callbacks.ts';

describe('fuzzing the callback', () => {
  it('finds nothing in a few thousand inputs, of which all kinds are among', async () => {
    const report = await fuzzCallbacks({ inputs: 5_000, seed: 20261102 });
    expect(report.inputs).toBe(5_000);
    for (const count of [report.refused, report.stored, report.ignored]) expect(count).toBeGreaterThan(100);
  });
});
