import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withinCap } from '../../../src/domain/penalties/cap.ts';
import { sumPoints } from '../../../src/domain/penalties/ledger.ts';

const hundredths = (most: number, least = 1) =>
  fc.integer({ min: least, max: most }).map(cents => new Decimal(cents).div(100).toString());

/** What entries confirmed one after the other count. */
function confirmAll(points: readonly string[], cap: string | null): string[] {
  const counted: string[] = [];
  for (const each of points) counted.push(withinCap(each, sumPoints(counted), cap));
  return counted;
}

describe('the limit of a rule', () => {
  it.each([
    ['1', '0', null, '1'],
    ['1', '99', null, '1'],
    ['1', '0', '3', '1'],
    ['1', '2.5', '3', '0.5'],
    ['1', '3', '3', '0'],
    // A new version may have set a lower limit in the middle of a period.
    ['1', '4', '3', '0'],
    ['0.1', '0.2', '0.3', '0.1'],
  ])('%s with %s posted under %s counts %s', (points, posted, cap, counted) => {
    expect(withinCap(points, posted, cap)).toBe(counted);
  });

  it('is never passed, and in total does not depend on the order', () => {
    fc.assert(
      fc.property(
        fc.array(hundredths(300), { maxLength: 12 }),
        hundredths(1000),
        fc.infiniteStream(fc.nat()),
        (all, cap, random) => {
          const total = sumPoints(confirmAll(all, cap));
          const expected = Decimal.min(sumPoints(all), cap).toString();
          const shuffled = all
            .map(each => ({ each, at: random.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ each }) => each);
          return total === expected && sumPoints(confirmAll(shuffled, cap)) === expected;
        },
      ),
    );
  });

  it('is never passed where points are given back in between, and what was given back is room again', () => {
    const step = fc.oneof(hundredths(300), fc.constant('giveBack' as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), hundredths(600), (steps, cap) => {
        const standing: string[] = [];
        for (const each of steps) {
          if (each === 'giveBack') standing.pop();
          else {
            const room = new Decimal(cap).minus(sumPoints(standing));
            const counted = withinCap(each, sumPoints(standing), cap);
            if (counted !== Decimal.min(each, room).toString()) return false;
            standing.push(counted);
          }
          if (new Decimal(sumPoints(standing)).gt(cap)) return false;
        }
        return true;
      }),
    );
  });
});
