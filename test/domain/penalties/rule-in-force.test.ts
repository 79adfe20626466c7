import { describe, expect, it } from 'vitest';
import { versionInForce } from '../../../src/domain/penalties/rule-in-force.ts';

const day = (text: string) => new Date(`${text}T00:00:00+08:00`);
const one = {
  version: 1,
  status: 'superseded',
  effectiveFrom: day('2026-01-01'),
  effectiveTo: day('2026-07-01') as Date | null,
};
const two = { ...one, version: 2, status: 'published', effectiveFrom: day('2026-07-01'), effectiveTo: null };
const draft = { ...two, version: 3, status: 'draft' };

describe('the rule version in force', () => {
  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 1],
    ['2026-06-30', 1],
    ['2026-07-01', 2],
    ['2027-01-01', 2],
  ])('on %s', (on, version) => {
    expect(versionInForce([one, two, draft], day(on))?.version).toBe(version);
    expect(versionInForce([draft, two, one], day(on))?.version).toBe(version);
  });

  it('is the higher one where two overlap', () => {
    expect(versionInForce([two, { ...one, effectiveTo: null }], day('2026-08-01'))?.version).toBe(2);
  });
});
