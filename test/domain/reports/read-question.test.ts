import { expect, it } from 'vitest';
import { readOwedQuestion } from '../../../src/domain/reports/read-question.ts';

const now = new Date('2026-11-09T09:00:00+08:00');

it.each([
  '谁还没报报表',
  '报表上报情况',
  '我们还有哪些报表没报',
  '谁还没上报',
  '报表谁没交',
  '谁漏报了',
  '哪些单位报表逾期了',
  '谁的报表还没交',
])('%s asks who owes any report', text => expect(readOwedQuestion(text, now)).toEqual({ span: undefined, named: '' }));

it.each([
  ['哪些单位没报服务质量报表？', undefined, '服务质量报表'],
  ['哪个部门没交分析报告', undefined, '分析报告'],
  ['服务质量报表报齐了吗', undefined, '服务质量报表'],
  ['上个月谁没交报表', '2026年10月', ''],
  ['三季度谁没报报表', '2026年三季度', ''],
  ['10月哪些单位没交分析报告', '2026年10月', '分析报告'],
  ['报表上报情况 上个月', '2026年10月', ''],
  ['本月谁没交报表', '2026年11月', ''],
])('%s names what it asks about', (text, period, named) => {
  const asked = readOwedQuestion(text, now);
  expect(asked).toMatchObject({ named });
  expect(asked?.span?.label).toBe(period);
});

it.each([
  '谁没报措施',
  '报表怎么填',
  '服务质量报表几号前报',
  '谁没签收',
  '报告厅在哪',
  '投诉怎么报',
  '没报报表扣几分',
  '哪些单位整改逾期',
])('%s does not', text => expect(readOwedQuestion(text, now)).toBeUndefined());
