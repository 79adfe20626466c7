import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  atShanghai,
  formatShanghai,
  isoShanghai,
  makeDay,
  periodOf,
  shanghaiDate,
  toShanghai,
} from '../../../src/domain/calendar/shanghai.ts';

const MOMENT = fc.date({ min: new Date('1995-01-01Z'), max: new Date('2099-12-31Z'), noInvalidDate: true });

describe('Shanghai time', () => {
  it('splits a moment, Monday being 1 and Sunday 7', () => {
    expect(toShanghai(new Date('2026-11-22T01:30:00Z'))).toEqual({
      year: 2026,
      month: 11,
      day: 22,
      hour: 9,
      minute: 30,
      weekday: 7,
    });
    expect(toShanghai(new Date('2026-11-22T16:00:00Z'))).toMatchObject({ day: 23, hour: 0, weekday: 1 });
  });
  it('writes it in three ways', () => {
    const moment = new Date('2026-11-21T17:05:09.999Z');
    expect(shanghaiDate(moment)).toBe('2026-11-22');
    expect(formatShanghai(moment)).toBe('2026-11-22 01:05');
    expect(isoShanghai(moment)).toBe('2026-11-22T01:05:09+08:00');
  });
  it.each(['2026-02-30', '2026-13-01', '2026-1-1', 'today', ''])('refuses the day %s', day =>
    expect(() => atShanghai(day, '08:00')).toThrow(RangeError),
  );
  it.each(['24:00', '8:00', '10:60', ''])('refuses the time %s', time =>
    expect(() => atShanghai('2026-11-22', time)).toThrow(RangeError),
  );
  it('knows which days exist', () => {
    expect(makeDay(2028, 2, 29)).toBe('2028-02-29');
    expect(makeDay(2026, 2, 29)).toBeUndefined();
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });
  it.each([
    ['2026-11-22T09:30:00+08:00', '2026-W47', '2026-11', '2026-Q4', '2026'],
    ['2026-11-23T00:00:00+08:00', '2026-W48', '2026-11', '2026-Q4', '2026'],
    ['2026-01-01T00:00:00+08:00', '2026-W01', '2026-01', '2026-Q1', '2026'],
    ['2027-01-01T00:00:00+08:00', '2026-W53', '2027-01', '2027-Q1', '2027'],
    ['2024-12-30T00:00:00+08:00', '2025-W01', '2024-12', '2024-Q4', '2024'],
    ['2026-06-30T23:59:59+08:00', '2026-W27', '2026-06', '2026-Q2', '2026'],
  ])('names the periods of %s', (at, week, month, quarter, year) => {
    const moment = new Date(at);
    expect([
      periodOf(moment, 'week'),
      periodOf(moment, 'month'),
      periodOf(moment, 'quarter'),
      periodOf(moment, 'year'),
    ]).toEqual([week, month, quarter, year]);
  });
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(MOMENT, moment => {
        const minute = Math.floor(moment.getTime() / 60_000) * 60_000;
        const [day = '', time = ''] = formatShanghai(moment).split(' ');
        expect(atShanghai(day, time).getTime()).toBe(minute);
        expect(Math.floor(new Date(isoShanghai(moment)).getTime() / 1000)).toBe(Math.floor(moment.getTime() / 1000));
      }),
    );
  });
  it('gives a week seven days that begin on Monday', () => {
    fc.assert(
      fc.property(MOMENT, moment => {
        const monday = addDays(shanghaiDate(moment), 1 - toShanghai(moment).weekday);
        const week = periodOf(moment, 'week');
        expect(periodOf(atShanghai(monday, '00:00'), 'week')).toBe(week);
        expect(periodOf(atShanghai(addDays(monday, 6), '23:59'), 'week')).toBe(week);
        expect(periodOf(atShanghai(addDays(monday, 7), '00:00'), 'week') > week).toBe(true);
      }),
    );
  });
});
