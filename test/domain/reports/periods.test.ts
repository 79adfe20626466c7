import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { isLate, omissionTime, reportDeadline } from '../../../src/domain/reports/due.ts';
import { nextPeriodEnd, periodJustEnded, type ReportCycle } from '../../../src/domain/reports/periods.ts';

const at = (iso: string) => new Date(`${iso}+08:00`);
const calendar = createWorkingCalendar();

describe('periodJustEnded', () => {
  it.each<[ReportCycle, string, string, string]>([
    ['monthly', '2026-11-02T09:00', '2026-10', '2026-10-31'],
    ['monthly', '2026-11-01T00:00', '2026-10', '2026-10-31'],
    ['monthly', '2026-10-31T23:59', '2026-09', '2026-09-30'],
    ['monthly', '2027-01-15T12:00', '2026-12', '2026-12-31'],
    ['monthly', '2028-03-01T08:00', '2028-02', '2028-02-29'],
    ['quarterly', '2026-11-02T09:00', '2026-Q3', '2026-09-30'],
    ['quarterly', '2026-10-01T00:00', '2026-Q3', '2026-09-30'],
    ['quarterly', '2026-02-28T23:00', '2025-Q4', '2025-12-31'],
    ['weekly', '2026-11-02T00:00', '2026-W44', '2026-11-01'],
    ['weekly', '2026-11-01T23:59', '2026-W43', '2026-10-25'],
    ['weekly', '2027-01-05T09:00', '2026-W53', '2027-01-03'],
  ])('%s at %s is %s', (cycle, now, period, lastDay) => {
    expect(periodJustEnded(cycle, at(now))).toMatchObject({ period, lastDay });
  });

  it('ends before now, and the next end is the first after now', () => {
    const cycles = fc.constantFrom<ReportCycle>('weekly', 'monthly', 'quarterly');
    const days = fc.date({ min: at('2020-01-01T00:00'), max: at('2039-12-31T00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(cycles, days, (cycle, now) => {
        const ended = periodJustEnded(cycle, now);
        const next = nextPeriodEnd([cycle], now);
        expect(ended.endedAt.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        // At the next end it is the following period that has just ended, and nothing lies between.
        expect(periodJustEnded(cycle, new Date(next.getTime() - 1)).period).toBe(ended.period);
        expect(periodJustEnded(cycle, next).period).not.toBe(ended.period);
      }),
    );
  });
});

describe('nextPeriodEnd', () => {
  it.each<[ReportCycle[], string, string]>([
    [['monthly'], '2026-11-02T09:00', '2026-12-01T00:00'],
    [['monthly', 'weekly'], '2026-11-02T09:00', '2026-11-09T00:00'],
    [['quarterly'], '2026-11-02T09:00', '2027-01-01T00:00'],
    [[], '2026-12-31T23:59', '2027-01-01T00:00'],
  ])('%j at %s is %s', (cycles, now, next) => {
    expect(nextPeriodEnd(cycles, at(now))).toEqual(at(next));
  });
});

describe('deadlines', () => {
  it('counts working days after the last day of the period, over the holiday', () => {
    const october = periodJustEnded('monthly', at('2026-11-02T09:00'));
    expect(reportDeadline(october, 5, calendar)).toMatchObject({
      dueAt: at('2026-11-06T18:00'),
      start: '2026-10-31',
      workingDays: 5,
    });
    const september = periodJustEnded('monthly', at('2026-10-01T09:00'));
    expect(reportDeadline(september, 1, calendar).dueAt).toEqual(at('2026-10-08T18:00'));
  });

  it('omits ten working days later', () => {
    expect(omissionTime(at('2026-11-06T18:00'), calendar)).toEqual(at('2026-11-20T18:00'));
  });

  it.each([
    ['2026-11-06T18:00', null, false, false],
    ['2026-11-06T18:01', null, false, true],
    ['2026-11-06T18:01', '2026-11-09T18:00', false, false],
    ['2026-11-06T17:00', null, true, true],
  ])('at %s, extended to %s, already late %s: late is %s', (now, extendedTo, late, expected) => {
    const report = { dueAt: at('2026-11-06T18:00'), extendedTo: extendedTo === null ? null : at(extendedTo), late };
    expect(isLate(report, at(now))).toBe(expected);
  });
});
