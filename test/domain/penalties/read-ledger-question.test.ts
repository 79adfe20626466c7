import { describe, expect, it } from 'vitest';
import { readLedgerQuestion } from '../../../src/domain/penalties/read-ledger-question.ts';

const now = new Date('2026-11-12T09:00:00+08:00');

describe('the month of a question about the deductions', () => {
  it.each([
    ['11月扣分查询', '2026-11'],
    ['查一下11月的扣分', '2026-11'],
    ['查下11月份扣分', '2026-11'],
    ['帮我看看上个月我们部门的扣分情况', '2026-10'],
    ['十月扣分明细', '2026-10'],
    ['12月的扣分', '2025-12'],
    ['2026年9月扣分有哪些？', '2026-09'],
    ['本月扣分台账', '2026-11'],
    ['我们部门11月的扣分', '2026-11'],
  ])('%s', (text, month) => expect(readLedgerQuestion(text, now)).toBe(month));

  it.each([
    '扣分',
    '扣分规则',
    '11月为什么扣分',
    '11月扣了我们1.5分',
    '上季度扣分',
    '13月扣分查询',
    '迟报11月报表扣分吗',
    '11月的得分怎么算的',
  ])('%s is another question', text => expect(readLedgerQuestion(text, now)).toBeUndefined());
});
