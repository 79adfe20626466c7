import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatShanghai } from '../../../src/domain/calendar/shanghai.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { addWorkingHours, isWorkingTime } from '../../../src/domain/calendar/working-hours.ts';

const calendar = createWorkingCalendar();
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

describe('working hours', () => {
  it.each([
    ['2026-11-20 08:29', false],
    ['2026-11-20 08:30', true],
    ['2026-11-20 12:00', false],
    ['2026-11-20 13:59', false],
    ['2026-11-20 14:00', true],
    ['2026-11-20 18:00', false],
    ['2026-11-21 10:00', false],
    ['2026-10-10 10:00', true],
  ])('%s: %s', (moment, working) => expect(isWorkingTime(at(moment), calendar)).toBe(working));

  it.each([
    ['2026-11-19 09:00', 2, '2026-11-19 11:00'],
    ['2026-11-19 08:30', 3.5, '2026-11-19 12:00'],
    ['2026-11-19 11:30', 1, '2026-11-19 14:30'],
    ['2026-11-19 13:00', 1, '2026-11-19 15:00'],
    ['2026-11-20 17:30', 1, '2026-11-23 09:00'],
    ['2026-11-21 10:00', 0.5, '2026-11-23 09:00'],
    ['2026-11-19 07:00', 7.5, '2026-11-19 18:00'],
    ['2026-11-19 20:00', 8, '2026-11-23 09:00'],
    ['2026-11-21 10:00', 0, '2026-11-21 10:00'],
  ])('%s + %d h → %s', (from, hours, expected) =>
    expect(formatShanghai(addWorkingHours(at(from), hours, calendar))).toBe(expected),
  );
  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s hours', hours =>
    expect(() => addWorkingHours(at('2026-11-20 10:00'), hours, calendar)).toThrow(RangeError),
  );
  it('adds up: two spans one after the other are their sum', () => {
    const quarters = fc.integer({ min: 1, max: 60 });
    const moment = fc.date({ min: new Date('2026-01-01Z'), max: new Date('2026-11-30Z'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, quarters, quarters, (from, first, second) => {
        const steps = addWorkingHours(addWorkingHours(from, first / 4, calendar), second / 4, calendar);
        expect(steps).toEqual(addWorkingHours(from, (first + second) / 4, calendar));
      }),
    );
  });
});
