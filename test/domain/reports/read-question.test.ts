import { expect, it } from 'vitest';
import { asksOwedReports } from '../../../src/domain/reports/read-question.ts';

it.each([
  '谁还没报报表',
  '哪些单位没报服务质量报表？',
  '哪个部门没交分析报告',
  '报表上报情况',
  '服务质量报表报齐了吗',
  '我们还有哪些报表没报',
  '谁还没上报',
])('%s asks who owes a report', text => expect(asksOwedReports(text)).toBe(true));

it.each(['谁没报措施', '报表怎么填', '服务质量报表几号前报', '谁没签收', '报告厅在哪', '投诉怎么报', '没报报表扣几分'])(
  '%s does not',
  text => expect(asksOwedReports(text)).toBe(false),
);
