import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../../src/domain/inspections/planning/draw.ts';

const units = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 20 });
const seed = fc.integer({ min: 10_000_000, max: 99_999_999 }).map(String);
const none = new Map<string, string[]>();

describe('a draw', () => {
  it('of all takes every unit once', () => {
    fc.assert(
      fc.property(units, seed, (unitIds, of) => {
        const drawn = draw({ unitIds: [...unitIds, ...unitIds], rule: { mode: 'all' }, pastVisits: none, seed: of });
        expect([...drawn].sort()).toEqual([...unitIds].sort());
      }),
    );
  });

  it('by lot takes so many different units, and the same ones from the same seed in whatever order they come', () => {
    fc.assert(
      fc.property(units, seed, fc.integer({ min: 1, max: 25 }), (unitIds, of, count) => {
        const rule = { mode: 'random', count } as const;
        const drawn = draw({ unitIds, rule, pastVisits: none, seed: of });
        expect(new Set(drawn).size).toBe(Math.min(count, unitIds.length));
        expect(drawn.every(unit => unitIds.includes(unit))).toBe(true);
        expect(draw({ unitIds: [...unitIds].reverse(), rule, pastVisits: none, seed: of })).toEqual(drawn);
      }),
    );
  });

  it('by lot depends on the seed, and gives every unit its turn', () => {
    const unitIds = ['a', 'b', 'c', 'd', 'e', 'f'];
    const drawn = Array.from({ length: 200 }, (_, index) =>
      draw({ unitIds, rule: { mode: 'random', count: 2 }, pastVisits: none, seed: `${20_000_000 + index}` }),
    );
    const times = unitIds.map(unit => drawn.filter(each => each.includes(unit)).length);
    // 200 draws of 2 from 6 expect 67 each; the seeds are fixed, so this is no gamble.
    for (const count of times) expect(Math.abs(count - 67)).toBeLessThan(25);
  });

  it('by rotation visits everybody before anybody twice', () => {
    fc.assert(
      fc.property(
        units,
        fc.integer({ min: 1, max: 6 }),
        fc.array(seed, { minLength: 30, maxLength: 30 }),
        (unitIds, count, seeds) => {
          const pastVisits = new Map<string, string[]>();
          const times = new Map(unitIds.map(unit => [unit, 0]));
          for (const [index, of] of seeds.entries()) {
            const drawn = draw({ unitIds, rule: { mode: 'rotation', count }, pastVisits, seed: of });
            expect(new Set(drawn).size).toBe(Math.min(count, unitIds.length));
            for (const unit of drawn) {
              pastVisits.set(unit, [`2026-W${String(index + 1).padStart(2, '0')}`, ...(pastVisits.get(unit) ?? [])]);
              times.set(unit, times.get(unit)! + 1);
            }
            expect(Math.max(...times.values()) - Math.min(...times.values())).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
