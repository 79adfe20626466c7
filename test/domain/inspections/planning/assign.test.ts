import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assign,
  type Inspector,
  isBarredFrom,
  type Visit,
} from '../../../../src/domain/inspections/planning/assign.ts';

const unit = fc.constantFrom('a', 'b', 'c', 'd');
const visit: fc.Arbitrary<Visit> = fc.record({ unitId: unit, responsibleUnitId: fc.option(unit, { nil: undefined }) });
const person = fc.record({ unitId: fc.constantFrom('a', 'b', 'x', 'y'), load: fc.integer({ min: 0, max: 3 }) });
const people = fc
  .array(person, { minLength: 1, maxLength: 3 })
  .map(all => all.map((each, index): Inspector => ({ id: `p${index}`, ...each })));

function loadsAfter(inspectors: readonly Inspector[], given: readonly (string | undefined)[]): number[] {
  return inspectors.map(({ id, load }) => load + given.filter(each => each === id).length);
}

/** Sums of squares grow with every unevenness. */
const unevenness = (loads: readonly number[]): number => loads.reduce((sum, load) => sum + load * load, 0);

/** The most even loads there are, by trying every assignment. */
function mostEven(visits: readonly Visit[], inspectors: readonly Inspector[]): number {
  const [first, ...rest] = visits;
  if (!first) return unevenness(inspectors.map(({ load }) => load));
  const able = inspectors.filter(each => !isBarredFrom(each, first));
  if (able.length === 0) return mostEven(rest, inspectors);
  return Math.min(
    ...able.map(({ id }) =>
      mostEven(
        rest,
        inspectors.map(each => (each.id === id ? { ...each, load: each.load + 1 } : each)),
      ),
    ),
  );
}

describe('assigning visits', () => {
  it('gives each visit to one who may go, and leaves out only what nobody may', () => {
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 20 }), people, (visits, inspectors) => {
        const given = assign(visits, inspectors);
        expect(given).toHaveLength(visits.length);
        for (const [index, id] of given.entries()) {
          const able = inspectors.filter(each => !isBarredFrom(each, visits[index]!));
          if (id === undefined) expect(able).toEqual([]);
          else expect(able.map(each => each.id)).toContain(id);
        }
      }),
    );
  });

  it('makes the loads as even as the bars allow', () => {
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 7 }), people, (visits, inspectors) => {
        expect(unevenness(loadsAfter(inspectors, assign(visits, inspectors)))).toBe(mostEven(visits, inspectors));
      }),
    );
  });

  it('leaves loads at most one apart where everybody may go everywhere and began alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 6 }), (count, size) => {
        const visits = Array.from(
          { length: count },
          (_, index): Visit => ({ unitId: `u${index}`, responsibleUnitId: undefined }),
        );
        const inspectors = Array.from(
          { length: size },
          (_, index): Inspector => ({ id: `p${index}`, unitId: 'x', load: 2 }),
        );
        const loads = loadsAfter(inspectors, assign(visits, inspectors));
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives the same people the same visits, in whatever order they are named', () => {
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 12 }), people, (visits, inspectors) => {
        expect(assign(visits, [...inspectors].reverse())).toEqual(assign(visits, inspectors));
      }),
    );
  });

  it('sends another face where loads are equal', () => {
    const inspectors = ['p', 'q'].map((id): Inspector => ({ id, unitId: 'x', load: 0 }));
    const visits = [{ unitId: 'a', responsibleUnitId: undefined, lastInspectorId: 'p' }];
    expect(assign(visits, inspectors)).toEqual(['q']);
  });
});
