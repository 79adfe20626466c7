import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/calendar/shanghai.ts';
import { parseDate } from '../../../src/domain/language/parse-date.ts';

/** Sunday 22 November 2026, 09:30 in Shanghai. */
const NOW = new Date('2026-11-22T09:30:00+08:00');

describe('parseDate', () => {
  it.each([
    ['今天', '2026-11-22'],
    ['昨天', '2026-11-21'],
    ['前天', '2026-11-20'],
    ['大前天', '2026-11-19'],
    ['明天', '2026-11-23'],
    ['后天', '2026-11-24'],
    ['三天后', '2026-11-25'],
    ['3天之后', '2026-11-25'],
    ['三天内', '2026-11-25'],
    ['三天前', '2026-11-19'],
    ['两周后', '2026-12-06'],
    ['一个月后', '2026-12-22'],
    ['半个月后', '2026-12-07'],
    ['半年后', '2027-05-22'],
    ['下周一', '2026-11-23'],
    ['下下周一', '2026-11-30'],
    ['上周五', '2026-11-13'],
    ['本周三', '2026-11-18'],
    ['这个星期天', '2026-11-22'],
    ['下个礼拜二', '2026-11-24'],
    ['周五', '2026-11-20'],
    ['月底', '2026-11-30'],
    ['下月底', '2026-12-31'],
    ['下个月底', '2026-12-31'],
    ['年底', '2026-12-31'],
    ['明年年底', undefined],
    ['季度末', '2026-12-31'],
    ['下个月5号', '2026-12-05'],
    ['11月20日', '2026-11-20'],
    ['11月20号', '2026-11-20'],
    ['十一月二十日', '2026-11-20'],
    ['11-20', '2026-11-20'],
    ['11/20', '2026-11-20'],
    ['2026-11-20', '2026-11-20'],
    ['2026/11/20', '2026-11-20'],
    ['2026.11.20', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['2026年11月20日', '2026-11-20'],
    ['二〇二六年十一月二十日', '2026-11-20'],
    ['26年11月20日', '2026-11-20'],
    ['去年12月28日', '2025-12-28'],
    ['明年2月28日', '2027-02-28'],
    ['20号', '2026-11-20'],
    ['二十号', '2026-11-20'],
    ['20日前', '2026-11-20'],
    ['11月20日之前', '2026-11-20'],
    ['2028年2月29日', '2028-02-29'],
  ])('%s', (raw, date) =>
    expect(parseDate(raw, NOW)).toEqual(date === undefined ? { kind: 'none' } : { kind: 'date', date }),
  );

  it.each([
    ['今天上午', { date: '2026-11-22', period: 'am' }],
    ['昨天下午', { date: '2026-11-21', period: 'pm' }],
    ['明天下午三点', { date: '2026-11-23', period: 'pm', time: '15:00' }],
    ['明早9点半', { date: '2026-11-23', period: 'am', time: '09:30' }],
    ['下周一上午10:15', { date: '2026-11-23', period: 'am', time: '10:15' }],
    ['11月20日15点30分', { date: '2026-11-20', time: '15:30' }],
    ['2026-11-20 15:30', { date: '2026-11-20', time: '15:30' }],
    ['2026-11-20T15:30', { date: '2026-11-20', time: '15:30' }],
    ['11-20 9:05', { date: '2026-11-20', time: '09:05' }],
    ['15:30', { date: '2026-11-22', time: '15:30' }],
    ['下午3点一刻', { date: '2026-11-22', period: 'pm', time: '15:15' }],
    ['今晚12点', { date: '2026-11-23', period: 'evening', time: '00:00' }],
    ['今天晚上', { date: '2026-11-22', period: 'evening' }],
    ['中午12点', { date: '2026-11-22', period: 'noon', time: '12:00' }],
    ['半小时后', { date: '2026-11-22', time: '10:00' }],
    ['两个小时后', { date: '2026-11-22', time: '11:30' }],
    ['一个半小时后', { date: '2026-11-22', time: '11:00' }],
    ['十分钟前', { date: '2026-11-22', time: '09:20' }],
    ['20个小时后', { date: '2026-11-23', time: '05:30' }],
  ])('%s', (raw, expected) => expect(parseDate(raw, NOW)).toEqual({ kind: 'date', ...expected }));

  it.each([
    '2月30日',
    '2026-02-30',
    '2月29日',
    '31号',
    '13月1日',
    '11月0日',
    '今天25点',
    '今天10:75',
    '上午15点',
    '2026-13-01',
    '0001-01-01',
    '20269999',
  ])('invalid: %s', raw => expect(parseDate(raw, NOW)).toEqual({ kind: 'invalid' }));
  it.each([
    '',
    '三天',
    '下周',
    '85',
    '85.5',
    '好的',
    '三个工作日后',
    '今天天气不错',
    '11月',
    '20',
    '去年',
    '1.5个月后',
    '今天8点左右',
  ])('none: %s', raw => expect(parseDate(raw, NOW)).toEqual({ kind: 'none' }));

  it('counts days in Shanghai, not in UTC', () => {
    expect(parseDate('今天', new Date('2026-11-22T16:30:00Z'))).toEqual({ kind: 'date', date: '2026-11-23' });
  });
  it('ends a month where a shorter one ends', () => {
    expect(parseDate('一个月后', new Date('2026-01-31T02:00:00Z'))).toEqual({ kind: 'date', date: '2026-02-28' });
  });
  it('leans to the past or the future when asked', () => {
    expect(parseDate('3月5日', NOW, { lean: 'future' })).toEqual({ kind: 'date', date: '2027-03-05' });
    expect(parseDate('12月5日', NOW, { lean: 'past' })).toEqual({ kind: 'date', date: '2025-12-05' });
    expect(parseDate('周三', NOW, { lean: 'future' })).toEqual({ kind: 'date', date: '2026-11-25' });
    expect(parseDate('25号', NOW, { lean: 'past' })).toEqual({ kind: 'date', date: '2026-10-25' });
  });

  it('reads back every day it could have written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), offset => {
        const date = addDays('1990-01-01', offset);
        const [year, month, day] = date.split('-').map(Number);
        expect(parseDate(date, NOW)).toEqual({ kind: 'date', date });
        expect(parseDate(`${year}年${month}月${day}日`, NOW)).toEqual({ kind: 'date', date });
      }),
    );
  });
  it('takes any text without throwing', () => {
    const pieces = fc.constantFrom(
      '今',
      '天',
      '下',
      '周',
      '一',
      '个',
      '月',
      '底',
      '年',
      '日',
      '号',
      '上午',
      '半',
      '小时',
      '后',
      '前',
      '9',
      '点',
      '-',
      ':',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 10 }), parts => parseDate(parts.join(''), NOW).kind !== undefined),
    );
  });
});
