import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueFromNotice } from '../../../src/domain/calendar/due-from-notice.ts';
import { changeWeek, parseWorkingWeek, unreadPart } from '../../../src/domain/calendar/parse-working-week.ts';
import { formatShanghai } from '../../../src/domain/calendar/shanghai.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { addWorkingHours, isWorkingTime, workingHoursBetween } from '../../../src/domain/calendar/working-hours.ts';
import { OFFICE_WEEK, type WeekChange, type WorkingWeek, weekOn } from '../../../src/domain/calendar/working-week.ts';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const now = at('2026-11-02 09:00');
const EVERY = [1, 2, 3, 4, 5, 6, 7];
const HALL: WorkingWeek = {
  days: [1, 2, 3, 4, 5, 6],
  opens: '09:00',
  closes: '17:00',
  rest: { from: '12:00', to: '13:30' },
};

describe('what is said of working days and hours', () => {
  it.each<[string, Partial<WorkingWeek>, string]>([
    ['通川营业厅 周六上班 9:00-17:00 午休12:00-13:30', HALL, '通川营业厅'],
    ['通川营业厅周一至周六上班，上午9点到下午5点，午休12点到1点半', {}, ''],
    ['周一到周六 9:00~17:00，午休：12:00—13:30', HALL, ''],
    ['周末上班', { days: [1, 2, 3, 4, 5, 6, 7] }, ''],
    ['周六、周日营业', { days: [1, 2, 3, 4, 5, 6, 7] }, ''],
    ['每天营业 8:00-20:00 不午休', { days: [1, 2, 3, 4, 5, 6, 7], opens: '08:00', closes: '20:00', rest: null }, ''],
    ['周六上班，周一休息', { days: [2, 3, 4, 5, 6] }, ''],
    ['午休12:30-14:00', { rest: { from: '12:30', to: '14:00' } }, ''],
    ['无午休', { rest: null }, ''],
    ['周一到周日 8:30-21:00', { days: EVERY, opens: '08:30', closes: '21:00' }, ''],
    ['全年无休 24小时', { days: EVERY, opens: '00:00', closes: '23:59', rest: null, holidays: 'worked' }, ''],
    [
      '10000号 7×24小时服务',
      { days: EVERY, opens: '00:00', closes: '23:59', rest: null, holidays: 'worked' },
      '10000号',
    ],
    ['7*24', { days: EVERY, opens: '00:00', closes: '23:59', rest: null, holidays: 'worked' }, ''],
    ['每天24小时营业', { days: EVERY, opens: '00:00', closes: '23:59', rest: null }, ''],
    [
      '全年无休 8:30-21:00 不午休',
      { days: EVERY, opens: '08:30', closes: '21:00', rest: null, holidays: 'worked' },
      '',
    ],
    ['节假日照常营业', { holidays: 'worked' }, ''],
    ['周末、节假日休息', { days: [1, 2, 3, 4, 5] }, ''],
    ['周六至周日休息', { days: [1, 2, 3, 4, 5] }, ''],
    ['渠县的营业时间 14:00-20:00', { opens: '14:00', closes: '20:00', rest: null }, '渠县'],
  ])('%s', (text, expected, unit) => {
    const said = parseWorkingWeek(text, now);
    if (unit === '' && Object.keys(expected).length === 0) {
      // 1点半 after 12点 is an afternoon nobody can be sure of: asked again rather than guessed.
      expect(said === undefined || changeWeek(OFFICE_WEEK, said).kind === 'badHours').toBe(true);
      return;
    }
    expect(said?.other).toBe(unit);
    expect(changeWeek(OFFICE_WEEK, said!)).toEqual({ kind: 'week', week: { ...OFFICE_WEEK, ...expected } });
  });

  it.each([
    ['从12月1日起周六上班', '2026-12-01'],
    ['周六上班，2026-12-01起', '2026-12-01'],
    ['通川营业厅从11月16日起恢复公司日历', '2026-11-16'],
    ['周六上班', undefined],
  ])('%s begins %s', (text, from) => expect(parseWorkingWeek(text, now)?.from).toBe(from));

  it.each(['', '你好', '通川营业厅', '周六去通川营业厅检查', '25:00-26:00', '周三下午3点'])(
    '%s says nothing of the kind',
    text => expect(parseWorkingWeek(text, now)).toBeUndefined(),
  );

  it.each([
    ['周六上班 9:00-17:00', '通川营业厅 请设置为 周六上班 9:00-17:00', ''],
    ['a day without a word', '通川营业厅 周六 9:00-17:00', '周六'],
    ['hours of their own on one day', '通川营业厅 周一至周五 8:30-18:00，周六 9:00-12:00', '周六 9:00-12:00'],
    ['words that are not read', '通川营业厅 早八晚九', '早八晚九'],
    ['more than was read', '通川营业厅 周末上班 轮流值班', '轮流值班'],
  ])('says what of a sentence it has not read: %s', (_what, text, unread) => {
    const said = parseWorkingWeek(text, now);
    expect(unreadPart(said?.other ?? text, ['通川营业厅', '通川']).replace(/\s+/g, ' ')).toBe(unread);
  });

  it('keeps a day and hours that follow one another', () => {
    const change = (text: string) => changeWeek(OFFICE_WEEK, parseWorkingWeek(text, now)!).kind;
    expect(change('周一至周五休息')).toBe('noDay');
    expect(change('18:00-9:00')).toBe('badHours');
    expect(change('午休8:00-9:00')).toBe('badHours');
    expect(changeWeek({ ...OFFICE_WEEK, days: [6] }, parseWorkingWeek('周六休息', now)!).kind).toBe('noDay');
  });

  it('reads anything', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => void parseWorkingWeek(text, now)));
  });
});

const LINEAGE = [
  { id: 'hall', name: '通川营业厅' },
  { id: 'dept', name: '公众客户部' },
];
const change = (unitId: string, from: string, week: WorkingWeek | null = HALL): WeekChange => ({ unitId, from, week });

describe('the week in force', () => {
  it.each<[string, WeekChange[], string | undefined]>([
    ['none is set', [], undefined],
    ['its own', [change('hall', '2026-11-01')], '通川营业厅'],
    ['its own, not yet', [change('hall', '2026-11-11')], undefined],
    ['from the day itself', [change('hall', '2026-11-10')], '通川营业厅'],
    ['inherited', [change('dept', '2026-11-01')], '公众客户部'],
    ['its own before what is inherited', [change('dept', '2026-11-05'), change('hall', '2026-11-01')], '通川营业厅'],
    ['taken back', [change('hall', '2026-11-01'), change('hall', '2026-11-09', null)], undefined],
    ['taken back the same day', [change('hall', '2026-11-09'), change('hall', '2026-11-09', null)], undefined],
    ['taken back, what is above', [change('dept', '2026-11-01'), change('hall', '2026-11-01', null)], '公众客户部'],
    ['of another unit', [change('other', '2026-11-01')], undefined],
  ])('%s', (_what, changes, name) => expect(weekOn('2026-11-10', LINEAGE, changes)?.unitName).toBe(name));
});

describe('deadlines by a unit’s week', () => {
  const hallFrom = (from: string) =>
    createWorkingCalendar(undefined, day => weekOn(day, LINEAGE, [change('hall', from)]));
  const hall = hallFrom('2026-01-01');

  it.each([
    ['2026-11-06 10:00', 1, '2026-11-07 17:00', 'a Saturday counts'],
    ['2026-11-06 10:00', 2, '2026-11-09 17:00', 'a Sunday does not'],
    ['2026-09-30 10:00', 1, '2026-10-08 17:00', 'a public holiday is one'],
    ['2026-09-19 10:00', 1, '2026-09-20 17:00', 'a Sunday made up is worked'],
  ])('%s + %i → %s: %s', (from, count, due) =>
    expect(formatShanghai(dueFromNotice(hall, at(from), count).dueAt)).toBe(due),
  );

  it('of one that is open all year counts public holidays, and says so', () => {
    const week: WorkingWeek = { days: EVERY, opens: '00:00', closes: '23:59', rest: null, holidays: 'worked' };
    const always = createWorkingCalendar(undefined, () => ({ unitName: '10000号', week }));
    const { dueAt, madeUp, skipped } = dueFromNotice(always, at('2026-09-30 10:00'), 2);
    expect([formatShanghai(dueAt), skipped]).toEqual(['2026-10-02 23:59', []]);
    expect(madeUp).toMatchObject([
      { date: '2026-10-01', holiday: true },
      { date: '2026-10-02', holiday: true },
    ]);
  });

  it('names whose calendar it was, and the Saturdays that counted', () => {
    const { unitCalendar, madeUp, skipped } = dueFromNotice(hall, at('2026-11-06 10:00'), 2);
    expect(unitCalendar).toBe('通川营业厅');
    expect(madeUp).toEqual([{ date: '2026-11-07' }]);
    expect(skipped).toEqual([{ date: '2026-11-08', reason: 'weekend' }]);
    expect(dueFromNotice(createWorkingCalendar(), at('2026-11-06 10:00'), 2)).not.toHaveProperty('unitCalendar');
  });

  it('counts each day by the week of that day', () => {
    // The Saturday of the 7th is before the change, that of the 14th after it.
    const changing = hallFrom('2026-11-09');
    expect(formatShanghai(changing.addWorkingDays(at('2026-11-06 10:00'), 6).dueAt)).toBe('2026-11-14 17:00');
    expect(formatShanghai(changing.addWorkingDays(at('2026-11-06 10:00'), 0).dueAt)).toBe('2026-11-06 18:00');
  });

  it.each([
    ['2026-11-07 10:00', true],
    ['2026-11-07 08:59', false],
    ['2026-11-07 13:00', false],
    ['2026-11-07 13:30', true],
    ['2026-11-07 17:00', false],
    ['2026-11-08 10:00', false],
  ])('%s is working time: %s', (moment, working) => expect(isWorkingTime(at(moment), hall)).toBe(working));

  it('counts hours around its own lunch, or none', () => {
    expect(formatShanghai(addWorkingHours(at('2026-11-07 11:00'), 2, hall))).toBe('2026-11-07 14:30');
    const open = createWorkingCalendar(undefined, () => ({ unitName: '通川营业厅', week: { ...HALL, rest: null } }));
    expect(workingHoursBetween(at('2026-11-07 08:00'), at('2026-11-07 18:00'), open)).toBe(8);
  });
});
