import { describe, expect, it } from 'vitest';
import { readDeductionsQuestion } from '../../../src/domain/penalties/read-deductions-question.ts';

const now = new Date('2026-11-12T09:00:00+08:00');

describe('a question about what was deducted', () => {
  it.each([
    ['现在扣几分', {}],
    ['我们扣分了没', {}],
    ['我们现在扣几分', {}],
    ['上季度我们扣几分', { period: '2026-Q3' }],
    ['我们11月一共扣几分？', { period: '2026-11' }],
    ['我们部门加了几分扣了几分', {}],
    ['上季度扣了几分', { period: '2026-Q3' }],
    ['上季度各部门扣分', { period: '2026-Q3' }],
    ['公众客户部本季度扣了几分', { period: '2026-Q4', unit: '公众客户部' }],
    ['公众客户部扣了几分', { unit: '公众客户部' }],
    ['这个月哪个部门扣分最多', { period: '2026-11' }],
    ['谁扣得最多', {}],
    ['扣分最多的三个部门', {}],
    ['哪个部门扣分最少', {}],
    ['上季度扣分最多的是谁', { period: '2026-Q3' }],
    ['本季度扣分排名', { period: '2026-Q4' }],
    ['扣分台账', {}],
  ])('%s', (text, asked) => expect(readDeductionsQuestion(text, now)).toEqual(asked));

  it.each(['扣几分', '扣分', '迟报扣分规则', '为什么扣分', '本季度得了几分', '哪种情况扣分最多'])(
    '%s is another question',
    text => expect(readDeductionsQuestion(text, now)).toBeUndefined(),
  );
});
