import { describe, expect, it } from 'vitest';
import { readQueryMonth } from '../../../src/domain/penalties/query-month.ts';

const november = new Date('2026-11-16T09:00:00+08:00');

describe('the month a query asks about', () => {
  it.each<[string, string | undefined]>([
    ['', '2026-11'],
    ['本月', '2026-11'],
    ['这个月', '2026-11'],
    ['上个月', '2026-10'],
    ['上月', '2026-10'],
    ['上上个月', '2026-09'],
    ['10月', '2026-10'],
    ['10 月份', '2026-10'],
    ['十月', '2026-10'],
    ['十二月', '2025-12'],
    ['去年12月', '2025-12'],
    ['2026-10', '2026-10'],
    ['2026-1', '2026-01'],
    ['2026年10月', '2026-10'],
    ['2025/12', '2025-12'],
    ['13月', undefined],
    ['0月', undefined],
    ['2026', undefined],
    ['KF-2026-0001', undefined],
    ['怎么样', undefined],
  ])('%s', (text, period) => expect(readQueryMonth(text, november)).toBe(period));

  it('goes back over the new year', () => {
    const january = new Date('2027-01-01T00:30:00+08:00');
    expect(readQueryMonth('上个月', january)).toBe('2026-12');
    expect(readQueryMonth('12月', january)).toBe('2026-12');
  });
});
