import { describe, expect, it } from 'vitest';
import { readAbsence, readDeputy } from '../../../../src/domain/inspections/planning/absence-days.ts';

/** A Wednesday. */
const NOW = new Date('2026-11-25T10:00:00+08:00');
const days = (fromDay: string, toDay: string, reason = '') => ({ kind: 'days', fromDay, toDay, reason });

describe('the days of an absence', () => {
  it.each([
    ['明后两天', days('2026-11-26', '2026-11-27')],
    ['明后天 家里有事', days('2026-11-26', '2026-11-27', '家里有事')],
    ['今明两天', days('2026-11-25', '2026-11-26')],
    ['今明后三天', days('2026-11-25', '2026-11-27')],
    ['明天和后天', days('2026-11-26', '2026-11-27')],
    ['明天到下周二', days('2026-11-26', '2026-12-01')],
    ['周五', days('2026-11-27', '2026-11-27')],
    ['明天和下周一', { kind: 'apart', days: ['2026-11-26', '2026-11-30'] }],
    ['周五下午', { kind: 'halfDay', day: '2026-11-27', reason: '' }],
    ['明天上午 看病', { kind: 'halfDay', day: '2026-11-26', reason: '看病' }],
    ['昨天下午', { kind: 'past' }],
    ['有事', { kind: 'none' }],
  ])('%s', (text, expected) => expect(readAbsence(text, NOW)).toEqual(expected));
});

describe('who is said to stand in', () => {
  it.each([
    ['由陈映雪代', '陈映雪'],
    ['开会，由文素代理', '文素'],
    ['请文素代班', '文素'],
    ['代理人：陈映雪', '陈映雪'],
    ['请同事代班', undefined],
    ['代表公司参会', undefined],
    ['家里有事', undefined],
  ])('「%s」 names %s', (reason, name) => expect(readDeputy(reason)).toBe(name));
});
