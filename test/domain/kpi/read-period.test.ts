import { expect, it } from 'vitest';
import { readKpiPeriod } from '../../../src/domain/kpi/read-period.ts';

const now = new Date('2026-11-12T10:00:00+08:00');

it.each([
  ['本季度排名', '2026-Q4', '排名'],
  ['这个季度各部门怎么算出来的', '2026-Q4', '各部门怎么算出来的'],
  ['上季度排名', '2026-Q3', '排名'],
  ['三季度排名', '2026-Q3', '排名'],
  ['2026年第三季度 公众客户部', '2026-Q3', '公众客户部'],
  ['2026Q3', '2026-Q3', ''],
  ['2026-Q3', '2026-Q3', ''],
  ['去年四季度', '2025-Q4', ''],
  ['上个月10000号得分怎么算的', '2026-10', '10000号得分怎么算的'],
  ['本月', '2026-11', ''],
  ['9月份渠县得分', '2026-09', '渠县得分'],
  ['十二月', '2025-12', ''],
  ['2026年10月', '2026-10', ''],
  ['2026-10', '2026-10', ''],
  ['去年12月', '2025-12', ''],
  ['年度排名', '2026', '排名'],
  ['去年排名', '2025', '排名'],
  ['2025年度排名', '2025', '排名'],
  ['2026 渠县分公司', '2026', '渠县分公司'],
  ['2026', '2026', ''],
  ['本年度排名', '2026', '排名'],
])('%s', (text, period, rest) => {
  expect(readKpiPeriod(text, now)).toEqual({ period, rest });
});

it.each(['排名', '10000号得分怎么算的', '13月', '公众客户部', '昨天', '上周', '11月2日'])(
  '%s names no period',
  text => {
    expect(readKpiPeriod(text, now)).toBeUndefined();
  },
);

it('before the first quarter of a year is the last of the year before', () => {
  expect(readKpiPeriod('上季度', new Date('2027-02-01T00:00:00+08:00'))?.period).toBe('2026-Q4');
  expect(readKpiPeriod('上个月', new Date('2027-01-01T00:00:00+08:00'))?.period).toBe('2026-12');
});
