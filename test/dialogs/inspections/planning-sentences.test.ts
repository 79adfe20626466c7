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
