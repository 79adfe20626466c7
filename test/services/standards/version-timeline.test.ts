import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionTimeline } from '../../../src/services/standards/version-timeline.ts';

describe('versionTimeline', () => {
  it('covers every day from the first edition exactly once, whatever the order', () => {
    const dates = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 1000 }), (days, probe) => {
        const versions = days.map(day => ({ id: String(day), effectiveFrom: new Date(day * 86_400_000) }));
        const timeline = versionTimeline(versions);
        expect(versionTimeline(versions.toReversed())).toEqual(timeline);
        expect(timeline.filter(each => each.status === 'published')).toHaveLength(1);
        const at = new Date(probe * 86_400_000);
        const inForce = versions.filter(version => {
          const end = timeline.find(each => each.id === version.id)!.effectiveTo;
          return version.effectiveFrom <= at && (end === null || at < end);
        });
        expect(inForce).toHaveLength(Math.min(...days) <= probe ? 1 : 0);
      }),
    );
  });
});
