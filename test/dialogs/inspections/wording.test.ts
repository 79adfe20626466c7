import { describe, expect, it } from 'vitest';
import { renderInspectionNotice } from '../../../dialogs/inspections/notices.ts';
import { resultReplies } from '../../../dialogs/inspections/replies/result.ts';
import { showAnswer, showOrdinals } from '../../../dialogs/inspections/replies/words.ts';
import type { ItemAnswer } from '../../../src/domain/language/item-answer.ts';

it.each<[number[], string]>([
  [[3], '第 3 项'],
  [[3, 4], '第 3、4 项'],
  [[1, 3, 4, 5, 9, 10], '第 1、3–5、9、10 项'],
])('ordinals %j', (ordinals, expected) => expect(showOrdinals(ordinals)).toBe(expected));

it.each<['yesNo' | 'points' | 'deduction' | 'sampledRate', ItemAnswer, string]>([
  ['yesNo', { result: 'scored', points: 10 }, '合格，得 10/10 分'],
  ['yesNo', { result: 'scored', points: 0 }, '不合格，得 0/10 分'],
  ['points', { result: 'scored', points: 9.7 }, '扣 0.3 分，得 9.7/10 分'],
  ['points', { result: 'scored', points: 10 }, '满分，得 10/10 分'],
  ['deduction', { result: 'scored', points: 6, occurrences: 2 }, '2 处，扣 4 分，得 6/10 分'],
  ['sampledRate', { result: 'scored', points: 6.67, sampled: 3, qualified: 2 }, '2/3（66.67%），得 6.67/10 分'],
  ['points', { result: 'notApplicable' }, '不适用'],
])('%s %j', (scoring, answer, expected) => expect(showAnswer({ scoring, maxPoints: 10 }, answer)).toBe(expected));

describe('after submitting', () => {
  const filed = {
    kind: 'filed' as const,
    no: 'CP-2026-0001',
    programme: '营业厅监督检查',
    unit: '通川营业厅',
    score: '100',
    vetoed: false,
    failed: 0,
    released: {
      ...{ rectifications: [], penalties: [], correction: null },
      respondBy: '2026-11-05T10:00:00.000Z',
      respondBasis: { start: '2026-11-02', workingDays: 3, skipped: [], madeUp: [], calendarComplete: true },
    },
  };
  const said = (at: string) => resultReplies.filed(filed, new Date(at)).text;

  it.each([
    ['2026-11-02T20:59:00+08:00', '已通知被检查单位'],
    ['2026-11-02T21:00:00+08:00', '现在是免打扰时段，给被检查单位和责任部门负责人的通知将于 11月3日（周二）08:00 送达'],
    ['2026-11-03T07:59:00+08:00', '将于 11月3日（周二）08:00 送达'],
    ['2026-11-03T08:00:00+08:00', '已通知被检查单位'],
  ])('at %s: %s', (at, expected) => expect(said(at)).toContain(expected));
});

describe('the notice of a result', () => {
  const notice = {
    code: 'inspectionFiled' as const,
    no: 'CP-2026-0001',
    programme: '营业厅监督检查',
    unit: '通川营业厅',
    score: '93.5',
    vetoed: false,
    failed: 2,
    inspectedAt: '2026-11-02T01:00:00.000Z',
    as: 'responsible' as const,
  };
  const now = new Date('2026-11-02T10:00:00+08:00');

  it('tells the responsible unit what it is about, with the result one tap away', () => {
    const { text, options } = renderInspectionNotice(notice, now);
    expect(text).toContain('您部门归口管理的「通川营业厅」11月2日（周一）09:00的营业厅监督检查');
    expect(text).toContain('得分 93.5 分，不通过 2 项');
    expect(options).toEqual([{ key: '测评结果 CP-2026-0001', label: '测评结果' }]);
  });

  it('says when nothing failed and when a veto item did', () => {
    expect(renderInspectionNotice({ ...notice, as: 'inspected', failed: 0 }, now).text).toContain('没有不通过的项目');
    expect(renderInspectionNotice({ ...notice, vetoed: true, score: '0' }, now).text).toContain(
      '0 分（一票否决项不通过）',
    );
  });
});
