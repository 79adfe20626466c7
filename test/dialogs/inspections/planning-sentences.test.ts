import { describe, expect, it } from 'vitest';
import { readLeave, readVisit } from '../../../dialogs/inspections/planning/sentences.ts';

describe('a sentence that says which day a unit is visited', () => {
  it.each([
    ['通川营业厅周三去', '通川营业厅', '周三'],
    ['通川营业厅，明天下午去检查一下', '通川营业厅', '明天下午'],
    ['周五去南外营业厅检查', '南外营业厅', '周五'],
    ['RW-2026-0003 改到周五', 'RW-2026-0003', '周五'],
    ['把通川营业厅的任务推到12月3日', '通川营业厅', '12月3日'],
    // A day that is over: its dialog says so.
    ['通川昨天去', '通川', '昨天'],
    ['RW-2026-0003 改到昨天', 'RW-2026-0003', '昨天'],
  ])('%s', (text, what, day) => expect(readVisit(text)).toEqual({ what, day }));

  it.each([
    '昨天去通川营业厅检查，厅容扣1分，其余满分',
    '昨天去通川营业厅检查',
    '今天去通川营业厅，厅容扣1分',
    '周一去了通川营业厅',
    '今天去南外检查了',
    '上午查了通川营业厅，厅容扣2分',
    '通川营业厅上月检查',
    '通川营业厅周三去吗',
    '周三到期的整改有哪些',
  ])('none: %s', text => expect(readVisit(text)).toBeUndefined());
});

it('leave may have begun yesterday', () => expect(readLeave('昨天到周五请假')).toBe('昨天到周五'));

it.each([
  ['明后两天请假', '明后两天'],
  ['明天和后天请假', '明天和后天'],
  ['请个假，明天到下周二', '明天到下周二'],
  ['想请个假 周五 家里有事', '周五 家里有事'],
  ['周五下午请个假', '周五下午'],
  ['我明天请一天假，看病', '明天，看病'],
  ['我要请假 从明天到11月20日', '明天到11月20日'],
  ['帮我请个假，后天', '后天'],
  ['从周一到周三休假', '周一到周三'],
  ['明天不来了', '明天'],
  ['我要请假', ''],
])('leave: %s', (text, days) => expect(readLeave(text)).toBe(days));

it.each(['请假要提前几天说', '客户请假了', '请假怎么请', '明天客户请假', '客户明天不来了'])('no leave: %s', text =>
  expect(readLeave(text)).toBeUndefined(),
);
