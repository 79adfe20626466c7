import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcileFailures, supersededNo } from '../../../src/domain/inspections/revision.ts';

const results = fc.constantFrom('pass' as const, 'fail' as const, 'notApplicable' as const);
const sheets = fc.array(fc.tuple(results, results), { maxLength: 30 }).map(pairs => ({
  before: pairs.map(([result], index) => ({ id: `old${index}`, itemId: `${index}`, result })),
  after: pairs.map(([, result], index) => ({ id: `new${index}`, itemId: `${index}`, result })),
}));

describe('reconciling the failures of two revisions', () => {
  it('puts every failure of either side in exactly one place', () => {
    fc.assert(
      fc.property(sheets, ({ before, after }) => {
        const { lapsed, kept, fresh } = reconcileFailures(before, after);
        const failed = (items: typeof before) => items.filter(({ result }) => result === 'fail').map(({ id }) => id);
        expect([...lapsed, ...kept.map(pair => pair.before)].map(({ id }) => id).sort()).toEqual(failed(before).sort());
        expect([...fresh, ...kept.map(pair => pair.after)].map(({ id }) => id).sort()).toEqual(failed(after).sort());
        for (const pair of kept) expect(pair.before.itemId).toBe(pair.after.itemId);
      }),
    );
  });

  it('does nothing where nothing changed', () => {
    fc.assert(
      fc.property(sheets, ({ before }) => {
        const { lapsed, fresh } = reconcileFailures(before, before);
        expect([...lapsed, ...fresh]).toEqual([]);
      }),
    );
  });
});

it('calls a superseded revision by its number', () => expect(supersededNo('CP-2026-0001', 2)).toBe('CP-2026-0001·2'));
