import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatShanghai } from '../../../src/domain/calendar/shanghai.ts';
import { readAskedTime } from '../../../src/domain/standards/asked-time.ts';

const NOW = new Date('2026-11-25T10:00:00+08:00');

function read(question: string) {
  const { time, rest } = readAskedTime(question, NOW);
  if (time?.kind !== 'period') return { time: time?.kind, rest };
  return { time: `${formatShanghai(time.from)} ~ ${formatShanghai(time.to)}`, rest };
}

describe('a time of the rules', () => {
  it.each([
    ['2019年的规定是什么', '2019-01-01 00:00 ~ 2019-12-31 23:59', '规定是什么'],
    ['那2019年呢', '2019-01-01 00:00 ~ 2019-12-31 23:59', '那呢'],
    ['二〇一九年网吧几点关门', '2019-01-01 00:00 ~ 2019-12-31 23:59', '网吧几点关门'],
    ['19年的规定', '2019-01-01 00:00 ~ 2019-12-31 23:59', '规定'],
    ['去年3月装机要几天', '2025-03-01 00:00 ~ 2025-03-31 23:59', '装机要几天'],
    ['今年3月装机要几天', '2026-03-01 00:00 ~ 2026-03-31 23:59', '装机要几天'],
    ['去年年底的规定', '2025-12-01 00:00 ~ 2025-12-31 23:59', '规定'],
    ['去年上半年投诉多久办结', '2025-01-01 00:00 ~ 2025-06-30 23:59', '投诉多久办结'],
    ['2025年第三季度扣分标准', '2025-07-01 00:00 ~ 2025-09-30 23:59', '扣分标准'],
    ['上个月的规定是什么', '2026-10-01 00:00 ~ 2026-10-31 23:59', '规定是什么'],
    ['2019年3月24号那天的规定', '2019-03-24 00:00 ~ 2019-03-24 23:59', '规定'],
    ['截至2021年6月1日网吧罚多少', '2021-06-01 00:00 ~ 2021-06-01 23:59', '网吧罚多少'],
    ['2022-03-28 23:59 网吧审核要多久', '2022-03-28 23:59 ~ 2022-03-28 23:59', '网吧审核要多久'],
    ['2022年3月29日0点网吧审核要多少天', '2022-03-29 00:00 ~ 2022-03-29 00:00', '网吧审核要多少天'],
    ['2022年5月1日前的规定', '2022-04-30 23:59 ~ 2022-04-30 23:59', '规定'],
    ['2019年到2023年网吧的规定', '2019-01-01 00:00 ~ 2023-12-31 23:59', '网吧的规定'],
    ['2022年以后怎么罚', '2022-01-01 00:00 ~ 2026-11-25 10:00', '怎么罚'],
    // What is not over yet ends now.
    ['2026年装机要几天', '2026-01-01 00:00 ~ 2026-11-25 10:00', '装机要几天'],
    ['明年的规定', '2027-01-01 00:00 ~ 2027-12-31 23:59', '规定'],
    ['2019版条例怎么说罚款', '2019-01-01 00:00 ~ 2019-12-31 23:59', '条例怎么说罚款'],
    ['3月15日营业厅几点开门', '2026-03-15 00:00 ~ 2026-03-15 23:59', '营业厅几点开门'],
    // Without a year the running one; late in it, the day soon to come.
    ['12月5日装机要几天', '2026-12-05 00:00 ~ 2026-12-05 23:59', '装机要几天'],
    ['1月5日装机要几天', '2027-01-05 00:00 ~ 2027-01-05 23:59', '装机要几天'],
    ['下个月装机要几天', '2026-12-01 00:00 ~ 2026-12-31 23:59', '装机要几天'],
    ['明年装机要几天', '2027-01-01 00:00 ~ 2027-12-31 23:59', '装机要几天'],
    ['昨天装机要几天', '2026-11-24 00:00 ~ 2026-11-24 23:59', '装机要几天'],
    ['上个月装机要几天', '2026-10-01 00:00 ~ 2026-10-31 23:59', '装机要几天'],
    ['上周五装机要几天', '2026-11-20 00:00 ~ 2026-11-20 23:59', '装机要几天'],
    ['下周一装机要几天', '2026-11-30 00:00 ~ 2026-11-30 23:59', '装机要几天'],
    ['下季度扣分标准', '2027-01-01 00:00 ~ 2027-03-31 23:59', '扣分标准'],
  ])('%s', (question, time, rest) => expect(read(question)).toEqual({ time, rest }));

  it.each([
    ['旧版怎么说', 'previous'],
    ['以前是怎么规定的', 'previous'],
    ['以前装机要多久', 'previous'],
    ['原来的标准是多少', 'previous'],
    ['修订前呢', 'previous'],
    ['新版和旧版有什么区别', 'previous'],
    ['网吧罚款跟以前有什么不同', 'previous'],
    ['现在呢', 'now'],
    ['今年的规定', 'now'],
    ['投诉处理办法现行版有几条', 'now'],
    ['2月30日的规定', 'invalid'],
    ['2025年13月装机', 'invalid'],
  ])('%s: %s', (question, kind) => expect(read(question).time).toBe(kind));
});

it.each([
  '去年的投诉录音还有吗',
  '上个月的话费多扣了怎么退',
  '使用10年的光猫坏了赔吗',
  '2年前的录音还有吗',
  '前年装的宽带坏了多久修',
  '客户昨天报障多久要修好',
  '到期前30天提醒吗',
  '每月25日排队多久',
  '走访前1天预约吗',
  '10000号几秒要接',
  '第二十条',
  '以前年度的报表',
])('%s: a time of what happened, or none', question =>
  expect(readAskedTime(question, NOW)).toEqual({ rest: question }),
);

it.each([
  ['12月5日的规定', { year: 2026, month: 12, day: 5 }],
  ['昨天装机要几天', { year: 2026, month: 11, day: 24 }],
  ['下个月装机要几天', { year: 2026, month: 12 }],
  ['明年装机要几天', { year: 2027 }],
  ['2019年的规定', undefined],
  ['2019年3月24号的规定', undefined],
])('%s: says what it was taken for where the words leave it open', (question, on) => {
  const { time } = readAskedTime(question, NOW);
  expect(time?.kind === 'period' ? time.on : null).toEqual(on);
});

it('never throws, never ends before it begins, and leaves a text without a time as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'去今年月日2019号前后版的规定旧-: 到至3') }), question => {
      const { time, rest } = readAskedTime(question, NOW);
      if (time === undefined) expect(rest).toBe(question);
      if (time?.kind === 'period') expect(time.from.getTime()).toBeLessThanOrEqual(time.to.getTime());
    }),
  );
});
