import { describe, expect, it } from 'vitest';
import { isoShanghai, periodOf } from '../../../../src/domain/calendar/shanghai.ts';
import { createWorkingCalendar } from '../../../../src/domain/calendar/working-calendar.ts';
import { awayFor } from '../../../../src/domain/inspections/planning/absence.ts';
import { readAbsence } from '../../../../src/domain/inspections/planning/absence-days.ts';
import { readTaskPeriod, splitPeriod } from '../../../../src/domain/inspections/planning/read-period.ts';
import { leavesTime, type TaskCycle, taskWindow } from '../../../../src/domain/inspections/planning/task-window.ts';
import { belongsToWeek, nextWeekMorning } from '../../../../src/domain/inspections/planning/this-week.ts';

const calendar = createWorkingCalendar();
const at = (day: string, time = '09:00') => new Date(`${day}T${time}:00+08:00`);

describe('the window of a period', () => {
  it.each<[TaskCycle, string, string, string | undefined, string]>([
    ['monthly', '2026-11-02', '2026-11', '2026-11-30T18:00:00+08:00', 'a month that ends on a Monday'],
    ['monthly', '2026-10-08', '2026-10', '2026-10-30T18:00:00+08:00', 'one that ends on a Saturday'],
    ['monthly', '2026-02-01', '2026-02', '2026-02-28T18:00:00+08:00', 'a Saturday worked to make up for 春节'],
    ['weekly', '2026-11-22', '2026-W47', '2026-11-20T18:00:00+08:00', 'a Sunday belongs to the week before'],
    ['weekly', '2026-10-05', '2026-W41', '2026-10-10T18:00:00+08:00', 'a Saturday worked after 国庆节'],
    ['weekly', '2026-09-28', '2026-W40', '2026-09-30T18:00:00+08:00', 'a week cut short by 国庆节'],
    ['weekly', '2026-02-18', '2026-W08', undefined, 'the week of 春节 has no working day'],
    ['quarterly', '2026-11-02', '2026-Q4', '2026-12-31T18:00:00+08:00', 'a quarter'],
  ])('%s on %s is %s, due %s: %s', (cycle, day, period, due) => {
    const window = taskWindow(cycle, at(day), calendar);
    expect([window.period, window.dueAt && isoShanghai(window.dueAt)]).toEqual([period, due]);
  });

  it.each<[TaskCycle, string, boolean]>([
    ['monthly', '2026-11-01', true],
    ['monthly', '2026-11-24', true],
    ['monthly', '2026-11-25', false],
    ['weekly', '2026-11-19', true],
    ['weekly', '2026-11-20', false],
    ['weekly', '2026-02-18', false],
    // Three working days are all this week has.
    ['weekly', '2026-09-28', true],
    ['quarterly', '2026-12-25', false],
  ])('%s still leaves time on %s: %s', (cycle, day, expected) => {
    expect(leavesTime(cycle, taskWindow(cycle, at(day), calendar), at(day), calendar)).toBe(expected);
  });

  it('leaves no time once the deadline has passed', () => {
    const now = at('2026-11-30', '18:00');
    expect(leavesTime('monthly', taskWindow('monthly', now, calendar), now, calendar)).toBe(false);
  });
});

describe('a week', () => {
  it('holds what is due by its Sunday or planned up to then', () => {
    const now = at('2026-11-04');
    const due = at('2026-11-30', '18:00');
    expect(belongsToWeek({ dueAt: at('2026-11-08'), plannedFor: null }, now)).toBe(true);
    expect(belongsToWeek({ dueAt: at('2026-11-09'), plannedFor: null }, now)).toBe(false);
    expect(belongsToWeek({ dueAt: due, plannedFor: at('2026-11-06') }, now)).toBe(true);
    expect(belongsToWeek({ dueAt: due, plannedFor: at('2026-11-10') }, now)).toBe(false);
  });

  it.each([
    ['2026-11-02', '2026-11-09T08:30:00+08:00', 'Monday'],
    ['2026-11-08', '2026-11-09T08:30:00+08:00', 'from a Sunday, the next day'],
    ['2026-09-29', '2026-10-08T08:30:00+08:00', 'after 国庆节, a Thursday'],
    ['2026-02-10', '2026-02-24T08:30:00+08:00', 'a week without a working day is passed over'],
  ])('after %s is told of on %s: %s', (day, expected) => {
    expect(isoShanghai(nextWeekMorning(at(day), calendar))).toBe(expected);
  });
});

describe('who is away', () => {
  const span = { today: '2026-11-24', dueDay: '2026-11-30' };
  it.each([
    ['2026-11-30', '2026-12-04', true, 'on the day itself'],
    ['2026-11-24', '2026-11-27', false, 'back in time'],
    ['2026-11-01', '2026-11-29', false, 'back on the last day'],
    ['2026-12-01', '2026-12-02', false, 'later'],
  ])('from %s to %s: %s, %s', (fromDay, toDay, expected) => {
    expect(awayFor([{ staffId: 'zhou', fromDay, toDay }], span, calendar).has('zhou')).toBe(expected);
  });

  it('is so for two absences that leave no working day between', () => {
    const absences = [
      { staffId: 'zhou', fromDay: '2026-11-24', toDay: '2026-11-27' },
      { staffId: 'zhou', fromDay: '2026-11-30', toDay: '2026-11-30' },
    ];
    expect(awayFor(absences, span, calendar)).toEqual(new Set(['zhou']));
  });
});

describe('words for a period', () => {
  it.each([
    ['11月 营业厅', '11月', '营业厅'],
    ['营业厅 本月', '本月', '营业厅'],
    ['12月份VIP检查', '12月份', 'VIP检查'],
    ['10000号 下月', '下月', '10000号'],
    ['第48周 VIP', '第48周', 'VIP'],
    ['VIP下周', '下周', 'VIP'],
    ['10000号', '', '10000号'],
    ['全业务', '', '全业务'],
  ])('「%s」 are 「%s」 and 「%s」', (text, period, rest) => {
    expect(splitPeriod(text)).toEqual({ period, rest });
  });

  it.each<[string, TaskCycle, string | undefined]>([
    ['', 'monthly', '2026-11'],
    ['本月', 'monthly', '2026-11'],
    ['下个月', 'monthly', '2026-12'],
    ['12月', 'monthly', '2026-12'],
    ['十二月', 'monthly', '2026-12'],
    ['10月', 'monthly', undefined],
    ['2026年12月', 'monthly', '2026-12'],
    ['2025年12月', 'monthly', undefined],
    ['本周', 'monthly', undefined],
    ['下期', 'weekly', '2026-W48'],
    ['第47周', 'weekly', '2026-W47'],
    ['49周', 'weekly', undefined],
    ['下季度', 'quarterly', '2027-Q1'],
    ['四季度', 'quarterly', '2026-Q4'],
  ])('「%s」 of a %s check is %s', (text, cycle, expected) => {
    const found = readTaskPeriod(text, cycle, at('2026-11-18'));
    const kind = { weekly: 'week', monthly: 'month', quarterly: 'quarter' } as const;
    expect(found && periodOf(found, kind[cycle])).toBe(expected);
  });
});

describe('words for an absence', () => {
  const now = at('2026-11-25');
  it.each([
    ['11月30日到12月4日', '2026-11-30', '2026-12-04', ''],
    ['11月30日 到 12月4日 学习', '2026-11-30', '2026-12-04', '学习'],
    ['周五', '2026-11-27', '2026-11-27', ''],
    ['明天至后天，家里有事', '2026-11-26', '2026-11-27', '家里有事'],
    ['30日-4日', '2026-11-30', '2026-12-04', ''],
    ['12月30日到1月2日', '2026-12-30', '2027-01-02', ''],
    ['下周一到下周三 出差', '2026-11-30', '2026-12-02', '出差'],
    ['11月24日到11月26日', '2026-11-24', '2026-11-26', ''],
    ['2月20日到3月10日', '2027-02-20', '2027-03-10', ''],
    ['1月5日', '2027-01-05', '2027-01-05', ''],
    ['5号', '2026-12-05', '2026-12-05', ''],
  ])('「%s」 are %s to %s', (text, fromDay, toDay, reason) => {
    expect(readAbsence(text, now)).toEqual({ kind: 'days', fromDay, toDay, reason });
  });

  it.each([
    ['', 'none'],
    ['身体不舒服', 'none'],
    ['2月30日', 'none'],
    ['11月30日到11月20日', 'badSpan'],
    ['昨天', 'past'],
    ['11月24日', 'past'],
    ['11月1日到11月3日', 'past'],
  ])('「%s」 are %s', (text, kind) => {
    expect(readAbsence(text, now).kind).toBe(kind);
  });
});
