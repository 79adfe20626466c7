import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { clocksOfRound } from '../../../src/domain/supervision/clocks.ts';
import { clocksWithin, innerDeadline, workingDaysLeft } from '../../../src/domain/supervision/inner-deadline.ts';
import { parseProvinceOrder } from '../../../src/domain/supervision/parse-province-order.ts';

const calendar = createWorkingCalendar();
const now = new Date('2026-11-09T09:00:00+08:00');

describe('what was forwarded', () => {
  it.each([
    ['编号川督2026-118,28号前反馈,转宣汉', { provinceNo: '川督2026-118', dueDay: '2026-11-28', unit: '宣汉' }],
    [
      '转办渠县分公司；文号：省客服〔2026〕7号；请于12月3日前回复；客户反映装机超时',
      { provinceNo: '省客服〔2026〕7号', dueDay: '2026-12-03', unit: '渠县分公司', about: '客户反映装机超时' },
    ],
    ['转办网络部 宽带批量中断', { unit: '网络部', about: '宽带批量中断' }],
    ['反馈期限：11月20日，事由：热线接通率偏低', { dueDay: '2026-11-20', about: '热线接通率偏低' }],
    ['5号前反馈', { dueDay: '2026-12-05' }],
    ['', {}],
  ])('%s', (text, expected) => expect(parseProvinceOrder(text, now)).toEqual(expected));
});

describe('the inner deadline', () => {
  it.each([
    ['2026-11-27', '2026-11-26'],
    ['2026-11-28', '2026-11-27'],
    ['2026-11-30', '2026-11-27'],
  ])('comes a working day before %s', (day, inner) =>
    expect(innerDeadline(new Date(`${day}T18:00:00+08:00`), calendar)).toEqual(new Date(`${inner}T18:00:00+08:00`)),
  );

  it('holds all three clocks in order, whatever time there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), days => {
        const { dueAt: inner } = calendar.addWorkingDays(now, days);
        const ordinary = clocksOfRound(1, now, calendar);
        const clocks = clocksWithin(ordinary, now, inner, calendar);
        expect(workingDaysLeft(now, inner, calendar)).toBe(days);
        expect(clocks.map(({ kind }) => kind)).toEqual(['cause', 'fix', 'feedback']);
        const dues = clocks.map(({ dueAt }) => dueAt.getTime());
        expect(dues).toEqual([...dues].sort((a, b) => a - b));
        expect(dues.at(-1)).toBeLessThanOrEqual(inner.getTime());
        if (days <= 12) expect(dues.at(-1)).toBe(inner.getTime());
        else expect(clocks).toEqual(ordinary);
      }),
    );
  });

  it('leaves a round that began too late its ordinary clocks', () => {
    const ordinary = clocksOfRound(2, now, calendar);
    expect(clocksWithin(ordinary, now, new Date('2026-11-06T18:00:00+08:00'), calendar)).toEqual(ordinary);
  });
});
