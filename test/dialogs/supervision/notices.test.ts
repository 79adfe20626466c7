import { describe, expect, it } from 'vitest';
import { renderSupervisionNotice } from '../../../dialogs/supervision/notices.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { clocksOfRound } from '../../../src/domain/supervision/clocks.ts';
import type { SupervisionNotice } from '../../../src/domain/supervision/notices.ts';

const now = new Date('2026-11-02T09:00:00+08:00');
const about = { no: 'DB-2026-0001', title: '窗口秩序混乱' };
const clocks = (round: number) =>
  clocksOfRound(round, now, createWorkingCalendar()).map(clock => ({ ...clock, dueAt: clock.dueAt.toISOString() }));
const issued = {
  code: 'supervisionIssued',
  ...about,
  requirement: '彻底整改',
  unitName: '通川营业厅',
  responsibleUnitName: '公众客户部',
  issuerName: '吴婉清',
  clocks: clocks(1),
} as const;
const reminder = {
  code: 'supervisionReminder',
  ...about,
  responsibleUnitName: '公众客户部',
  clock: 'fix',
  dueAt: '2026-11-16T10:00:00.000Z',
} as const;

const cases: [SupervisionNotice, string[], string[]][] = [
  [
    { ...issued, copy: false },
    [
      '重大服务质量问题',
      '彻底整改',
      '查因：11月5日（周四）18:00',
      '整改到位：11月16日',
      '反馈：11月18日',
      '12 个工作日',
    ],
    ['签收', '报查因'],
  ],
  [{ ...issued, copy: true }, ['抄送', '公众客户部'], ['查看']],
  [
    { ...reminder, stage: 'oneDayBefore', oversight: false },
    ['整改到位', '下一个工作日到期'],
    ['报整改到位', '申请延期'],
  ],
  [
    { ...reminder, stage: 'threeDaysBefore', oversight: false, awaited: 'cause', noExtension: true },
    ['请先报送查因'],
    ['报查因'],
  ],
  [{ ...reminder, stage: 'overdue', oversight: true }, ['已逾期', '公众客户部尚未完成'], ['查看']],
  [
    {
      code: 'supervisionReported',
      ...about,
      responsibleUnitName: '公众客户部',
      byName: '潘致远',
      text: '已整改',
      evidence: 1,
      late: true,
    },
    ['潘致远', '已整改', '1 个文件', '已超过期限'],
    ['督办通过', '督办退回', '查看'],
  ],
  [
    { code: 'supervisionReturned', ...about, byName: '吴婉清', reason: '仍混乱', round: 2, clocks: clocks(2) },
    ['仍混乱', '第 2 轮', '整改到位：11月9日', '反馈：11月11日'],
    ['报整改到位'],
  ],
  [
    { code: 'supervisionClosed', ...about, byName: '吴婉清', recheckDueAt: '2026-11-30T10:00:00.000Z' },
    ['已办结', '11月30日'],
    [],
  ],
  [
    { code: 'supervisionRecheck', ...about, responsibleUnitName: '公众客户部', closedAt: '2026-11-02T01:00:00.000Z' },
    ['公众客户部', '巩固复查'],
    ['巩固复查', '查看'],
  ],
  [{ code: 'supervisionConsolidated', ...about, byName: '吴婉清' }, ['全部完成'], []],
];

describe('renderSupervisionNotice', () => {
  it.each(cases.map(([notice, texts, labels]) => [notice.code, notice, texts, labels] as const))(
    '%s',
    (_code, notice, texts, labels) => {
      const { title, text, options } = renderSupervisionNotice(notice, now);
      expect(title).toContain('DB-2026-0001');
      for (const part of texts) expect(`${title}\n${text}`).toContain(part);
      expect(text).not.toMatch(/undefined|null|NaN/);
      expect(options).toEqual(labels.map(label => ({ label, key: `${label} DB-2026-0001` })));
    },
  );
});
