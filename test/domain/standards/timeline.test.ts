import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionTimeline } from '../../../src/domain/standards/timeline.ts';

const DAY = 86_400_000;
const day = (number: number) => new Date(number * DAY);

describe('versionTimeline', () => {
  it('covers every day from the first edition exactly once, whatever the order', () => {
    const dates = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 1000 }), (days, probe) => {
        const versions = days.map(each => ({ id: String(each), effectiveFrom: day(each), withdrawnAt: null }));
        const timeline = versionTimeline(versions);
        expect(versionTimeline(versions.toReversed())).toEqual(timeline);
        expect(timeline.filter(each => each.status === 'published')).toHaveLength(1);
        const at = day(probe);
        const inForce = versions.filter(version => {
          const end = timeline.find(each => each.id === version.id)!.effectiveTo;
          return version.effectiveFrom <= at && (end === null || at < end);
        });
        expect(inForce).toHaveLength(Math.min(...days) <= probe ? 1 : 0);
      }),
    );
  });

  const edition = (from: number, withdrawn?: number) => ({
    id: `from ${from}`,
    effectiveFrom: day(from),
    withdrawnAt: withdrawn === undefined ? null : day(withdrawn),
  });
  const told = (versions: readonly ReturnType<typeof edition>[]) =>
    versionTimeline(versions).map(({ id, status, effectiveTo }) => [
      id,
      status,
      effectiveTo && effectiveTo.getTime() / DAY,
    ]);

  it('what was withdrawn before its first day leaves no trace: the edition before it stands again', () => {
    expect(told([edition(1), edition(5, 3)])).toEqual([
      ['from 1', 'published', null],
      ['from 5', 'withdrawn', null],
    ]);
    expect(told([edition(1), edition(5, 5)])[0]).toEqual(['from 1', 'published', null]);
  });

  it('what was withdrawn in force keeps its place: the edition before it does not come back, nor by a later one', () => {
    expect(told([edition(1), edition(5, 7)])).toEqual([
      ['from 1', 'superseded', 5],
      ['from 5', 'withdrawn', null],
    ]);
    expect(told([edition(1), edition(5, 7), edition(9)])).toEqual([
      ['from 1', 'superseded', 5],
      ['from 5', 'withdrawn', 9],
      ['from 9', 'published', null],
    ]);
  });
});
