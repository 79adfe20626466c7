import { describe, expect, it } from 'vitest';
import { renderRectificationNoticeContent } from '../../../dialogs/rectification/notices.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { dueAfter } from '../../../src/domain/rectification/due.ts';
import type { RectificationNoticeContent } from '../../../src/domain/rectification/notices.ts';
import type { RecordedResult } from '../../../src/domain/rectification/recorded-result.ts';

const now = new Date('2026-11-02T09:00:00+08:00');
const { dueAt, dueBasis } = dueAfter(createWorkingCalendar(), now, 5);
const about = { no: 'ZG-2026-0001', itemTitle: '门头招牌', unitName: '通川营业厅' };
const due = { dueAt: dueAt.toISOString(), dueBasis };
const answer = {
  authorName: '李娜',
  cause: '灯管坏了',
  measure: '换了灯管',
  result: '已点亮',
  evidence: 2,
  late: false,
};
const deducted: RecordedResult = {
  ...{ scoring: 'deduction', points: '3', maxPoints: '5', occurrences: 2 },
  ...{ sampled: null, qualified: null, target: null },
};
const opened = {
  code: 'rectificationOpened',
  ...about,
  ...due,
  responsibleUnitName: '公众客户部',
  severity: 'general',
  recorded: deducted,
  note: '灯箱不亮',
  clause: { standard: '营业厅服务规范', version: '2026年版', path: '第二章/第四条' },
} as const;

const cases: [RectificationNoticeContent, string[], string[]][] = [
  [
    { ...opened, copy: false },
    [
      '通川营业厅',
      '门头招牌',
      '检查结果：2 处，扣 2 分，得 3/5',
      '检查情况：灯箱不亮',
      '《营业厅服务规范》（2026年版）第二章/第四条',
      '11月9日（周一）18:00',
      '5 个工作日',
    ],
    ['签收', '答复整改', '查看'],
  ],
  [
    {
      ...{ ...opened, copy: false, note: '' },
      recorded: {
        ...{ scoring: 'sampledRate', points: '20', maxPoints: '25', occurrences: null },
        ...{ sampled: 30, qualified: 28, target: '98' },
      },
    },
    ['检查结果：28/30，93.33%，目标 98%'],
    ['签收', '答复整改', '查看'],
  ],
  [
    { ...opened, copy: false, note: '', recorded: { ...deducted, scoring: 'yesNo', points: '0' } },
    ['检查结果：不合格'],
    ['签收', '答复整改', '查看'],
  ],
  [{ ...opened, copy: true }, ['抄送', '公众客户部'], ['查看']],
  [
    { code: 'rectificationReminder', ...about, stage: 'overdue', waitingFor: 'answer', dueAt: due.dueAt },
    ['已逾期'],
    ['答复整改'],
  ],
  [
    { code: 'rectificationReminder', ...about, stage: 'dueMorning', waitingFor: 'release', dueAt: due.dueAt },
    ['今天到期', '放行'],
    ['审核整改'],
  ],
  [
    { code: 'rectificationAnswered', ...about, ...answer },
    ['李娜', '灯管坏了', '换了灯管', '已点亮', '2 个文件'],
    ['放行', '退回整改'],
  ],
  [
    { code: 'rectificationSentBack', ...about, byName: '陈映雪', reason: '看不清', dueAt: due.dueAt },
    ['陈映雪', '看不清', '期限不变'],
    ['答复整改'],
  ],
  [
    { code: 'rectificationReleased', ...about, ...answer, releasedByName: '陈映雪', late: true },
    ['陈映雪', '已超过期限', '灯管坏了'],
    ['核验通过', '核验退回'],
  ],
  [
    { code: 'rectificationReturned', ...about, ...due, reason: '仍不亮', round: 2 },
    ['监督检查人员', '仍不亮', '第 2 轮', '11月9日'],
    ['答复整改'],
  ],
  [{ code: 'rectificationVerified', ...about }, ['监督检查人员', '已办结'], []],
  [{ code: 'rectificationVerified', ...about, orderNo: 'DB-2026-0001' }, ['DB-2026-0001', '随之办结'], []],
];

describe('renderRectificationNoticeContent', () => {
  it.each(cases.map(([notice, texts, labels]) => [notice.code, notice, texts, labels] as const))(
    '%s',
    (_code, notice, texts, labels) => {
      const { title, text, options } = renderRectificationNoticeContent(notice, now);
      expect(title).toContain('ZG-2026-0001');
      for (const part of texts) expect(`${title}\n${text}`).toContain(part);
      expect(text).not.toMatch(/undefined|null|NaN/);
      expect(options).toEqual(labels.map(label => ({ label, key: `${label} ZG-2026-0001` })));
    },
  );
});
