import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliverAfter } from '../../../src/domain/calendar/quiet-hours.ts';
import { formatShanghai, toShanghai } from '../../../src/domain/calendar/shanghai.ts';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

describe('deliverAfter', () => {
  it.each([
    ['2026-11-22 20:59', '2026-11-22 20:59'],
    ['2026-11-22 21:00', '2026-11-23 08:00'],
    ['2026-11-22 23:59', '2026-11-23 08:00'],
    ['2026-11-23 00:00', '2026-11-23 08:00'],
    ['2026-11-23 07:59', '2026-11-23 08:00'],
    ['2026-11-23 08:00', '2026-11-23 08:00'],
    ['2026-12-31 22:00', '2027-01-01 08:00'],
  ])('%s → %s', (now, expected) => expect(formatShanghai(deliverAfter(at(now), false))).toBe(expected));

  it('does not hold an urgent notice', () => {
    const now = at('2026-11-22 23:00');
    expect(deliverAfter(now, true)).toEqual(now);
  });
  it('takes other hours, also within one day, or none', () => {
    const noon = { from: '12:00', to: '14:00' };
    expect(formatShanghai(deliverAfter(at('2026-11-22 12:30'), false, noon))).toBe('2026-11-22 14:00');
    expect(formatShanghai(deliverAfter(at('2026-11-22 23:00'), false, noon))).toBe('2026-11-22 23:00');
    expect(formatShanghai(deliverAfter(at('2026-11-22 23:00'), false, { from: '08:00', to: '08:00' }))).toBe(
      '2026-11-22 23:00',
    );
  });
  it('never delivers early or at night', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2020-01-01Z'), max: new Date('2030-01-01Z'), noInvalidDate: true }), now => {
        const moment = deliverAfter(now, false);
        const { hour } = toShanghai(moment);
        expect(moment >= now).toBe(true);
        expect(hour >= 8 && hour < 21).toBe(true);
      }),
    );
  });
});
