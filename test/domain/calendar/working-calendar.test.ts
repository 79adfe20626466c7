import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, formatShanghai, shanghaiDate } from '../../../src/domain/calendar/shanghai.ts';
import { createWorkingCalendar, type DayOverride } from '../../../src/domain/calendar/working-calendar.ts';

const calendar = createWorkingCalendar();
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const due = (from: string, count: number): string => formatShanghai(calendar.addWorkingDays(at(from), count).dueAt);

describe('working calendar', () => {
  it.each([
    ['2026-11-20', true, 'a Friday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-07', false, 'the end of the holiday week'],
    ['2026-10-08', true, 'the day after it'],
    ['2026-10-10', true, 'a Saturday made up'],
    ['2026-02-14', true, 'a Saturday made up before Spring Festival'],
    ['2020-01-31', false, 'the prolonged Spring Festival of 2020'],
  ])('%s is a working day: %s (%s)', (day, working) => expect(calendar.isWorkingDay(day)).toBe(working));

  it.each([
    ['2026-11-16 10:00', 3, '2026-11-19 18:00', 'the day of issue does not count'],
    ['2026-11-16 00:00', 3, '2026-11-19 18:00', 'nor at its first minute'],
    ['2026-11-16 23:59', 3, '2026-11-19 18:00', 'nor at its last'],
    ['2026-11-20 10:00', 1, '2026-11-23 18:00', 'over a weekend'],
    ['2026-11-21 10:00', 1, '2026-11-23 18:00', 'issued on a Saturday, Monday is day 1'],
    ['2026-11-22 10:00', 5, '2026-11-27 18:00', 'issued on a Sunday'],
    ['2026-09-30 10:00', 1, '2026-10-08 18:00', 'over the National Day holiday'],
    ['2026-10-03 10:00', 3, '2026-10-10 18:00', 'issued in the holiday, a made-up Saturday counts'],
    ['2026-11-20 20:00', 0, '2026-11-20 18:00', 'zero days end the same day'],
    ['2026-11-21 10:00', 0, '2026-11-23 18:00', 'zero days on a day off'],
  ])('%s + %i → %s: %s', (from, count, expected) => expect(due(from, count)).toBe(expected));

  it('explains what it skipped and what was made up', () => {
    const deadline = calendar.addWorkingDays(at('2026-09-30 10:00'), 4);
    expect(deadline).toMatchObject({ start: '2026-09-30', workingDays: 4, calendarComplete: true });
    expect(formatShanghai(deadline.dueAt)).toBe('2026-10-12 18:00');
    expect(deadline.skipped).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map(day => ({ date: `2026-10-0${day}`, reason: 'holiday', name: '国庆节' })),
      { date: '2026-10-11', reason: 'weekend' },
    ]);
    expect(deadline.madeUp).toEqual([{ date: '2026-10-10', name: '国庆节' }]);
  });
  it('knows weekends and the holidays named by law beyond the published years, and says so', () => {
    const deadline = calendar.addWorkingDays(at('2026-12-30 10:00'), 3);
    expect(formatShanghai(deadline.dueAt)).toBe('2027-01-05 18:00');
    expect(deadline.skipped).toContainEqual({ date: '2027-01-01', reason: 'holiday', name: '元旦' });
    expect(deadline.madeUp).toEqual([]);
    expect(deadline.calendarComplete).toBe(false);
    expect([2003, 2004, 2026, 2027].map(calendar.isYearComplete)).toEqual([false, true, true, false]);
  });
  it('lets a branch override single days', () => {
    const local = createWorkingCalendar(
      new Map<string, DayOverride>([
        ['2026-11-23', 'holiday'],
        ['2026-11-22', 'work'],
        ['2026-10-01', 'work'],
        ['2026-10-02', 'holiday'],
      ]),
    );
    const deadline = local.addWorkingDays(at('2026-11-20 10:00'), 2);
    expect(formatShanghai(deadline.dueAt)).toBe('2026-11-24 18:00');
    expect(deadline.madeUp).toEqual([{ date: '2026-11-22' }]);
    expect(deadline.skipped).toEqual([
      { date: '2026-11-21', reason: 'weekend' },
      { date: '2026-11-23', reason: 'holiday' },
    ]);
    expect(local.isWorkingDay('2026-10-01')).toBe(true);
    expect(local.dayKind('2026-10-02')).toEqual({ working: false, reason: 'holiday', name: '国庆节' });
  });
  it('steps to the neighbouring working days', () => {
    expect(calendar.nextWorkingDay('2026-09-30')).toBe('2026-10-08');
    expect(calendar.previousWorkingDay('2026-10-08')).toBe('2026-09-30');
    expect(calendar.workingDaysBefore('2026-11-24', 3)).toBe('2026-11-19');
    expect(formatShanghai(calendar.nextWorkingMorning(at('2026-11-20 07:00')))).toBe('2026-11-23 08:30');
  });
  it.each([-1, 1.5, Number.NaN])('refuses %s days', count =>
    expect(() => calendar.addWorkingDays(at('2026-11-20 10:00'), count)).toThrow(RangeError),
  );
  it('refuses overrides that leave no working day', () => {
    const closed = new Map<string, DayOverride>();
    for (let day = '2026-01-01'; day < '2028-01-01'; day = addDays(day, 1)) closed.set(day, 'holiday');
    expect(() => createWorkingCalendar(closed).nextWorkingDay('2026-01-01')).toThrow(RangeError);
  });

  const moment = fc.date({ min: new Date('2018-01-01Z'), max: new Date('2028-12-31Z'), noInvalidDate: true });
  it('lands on a working day, and every day between is either counted or explained', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 30 }), (from, count) => {
        const { dueAt, start, skipped } = calendar.addWorkingDays(from, count);
        const last = shanghaiDate(dueAt);
        expect(calendar.isWorkingDay(last)).toBe(true);
        expect(addDays(start, count + skipped.length)).toBe(last);
        expect(skipped.every(({ date }) => !calendar.isWorkingDay(date))).toBe(true);
      }),
    );
  });
  it('is monotone in the start and in the count', () => {
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 1, max: 20 }), (one, other, count) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        expect(calendar.addWorkingDays(early, count).dueAt <= calendar.addWorkingDays(late, count).dueAt).toBe(true);
        expect(calendar.addWorkingDays(early, count).dueAt < calendar.addWorkingDays(early, count + 1).dueAt).toBe(
          true,
        );
      }),
    );
  });
});
