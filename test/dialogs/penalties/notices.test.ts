import { describe, expect, it } from 'vitest';
import { renderLiabilityNotice } from '../../../dialogs/liability/notices.ts';
import { renderPenaltyNotice } from '../../../dialogs/penalties/notices.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import type { LiabilityNotice } from '../../../src/domain/liability/notices.ts';
import type { PenaltyNotice } from '../../../src/domain/penalties/notices.ts';
import type { RecordedResult } from '../../../src/domain/rectification/recorded-result.ts';

const now = new Date('2026-11-16T09:00:00+08:00');
const { dueAt, ...basis } = createWorkingCalendar().addWorkingDays(now, 5);
const due = dueAt.toISOString();
const facts = {
  no: 'KF-2026-0001',
  unitName: '公众客户部',
  points: '1',
  reason: { code: 'clockFailed', clock: 'fix', dueAt: '2026-11-13T10:00:00.000Z' },
  subjectNo: 'DB-2026-0001',
} as const;
const appeal = { no: 'SS-2026-0001', penaltyNo: 'KF-2026-0001', unitName: '公众客户部', points: '1' };
const clause = { standard: '营业厅服务规范', version: '2026-01-01', clause: '第二章/第五条', text: '地面干净' };

const confirmed: PenaltyNotice = {
  ...facts,
  code: 'penaltyConfirmed',
  ruleText: '每次扣责任部门1分。',
  ruleSource: '方案 第六部分 七 4',
  clause,
  evidence: { note: '地面有积水', photos: 2 },
  appealDueAt: due,
  appealBasis: basis,
};

describe('notices about a deduction', () => {
  it.each<[PenaltyNotice, string, string[]]>([
    [{ ...facts, code: 'penaltyToDecide', ruleTitle: '督办' }, '拟扣 1 分', ['确认扣分', '不予扣分', '为什么扣分']],
    [{ ...facts, code: 'penaltyWithoutDecider', ruleTitle: '督办' }, '目前没有人可以确认', ['为什么扣分']],
    [{ ...facts, code: 'penaltyProposed', ruleTitle: '督办' }, '拟扣 1 分', ['不是我们的责任', '为什么扣分']],
    [confirmed, '《营业厅服务规范》第二章/第五条（2026-01-01 版）', ['考核申诉', '为什么扣分', '扣分通知单', '已阅']],
    [confirmed, '证据：地面有积水\n佐证：2 个文件', ['考核申诉', '为什么扣分', '扣分通知单', '已阅']],
    [
      confirmed,
      '11月23日（周一）18:00 前提出考核申诉（自11月16日的次日起算，共 5 个工作日',
      ['考核申诉', '为什么扣分', '扣分通知单', '已阅'],
    ],
    [{ ...facts, code: 'penaltyRejected', decisionReason: '证据不足' }, '说明：证据不足', ['已阅']],
    [
      { ...facts, code: 'appealWindowReminder', appealDueAt: due },
      '11月23日（周一）18:00 截止',
      ['考核申诉', '为什么扣分'],
    ],
    [
      { ...appeal, code: 'appealToDecide', grounds: '暴雨', because: 'neutralOfficer', dueAt: due, dueBasis: basis },
      '理由：暴雨',
      ['裁决申诉', '为什么扣分', '查看'],
    ],
    [{ ...appeal, code: 'appealDecisionReminder', stage: 'overdue', dueAt: due }, '已逾期', ['裁决申诉', '查看']],
    [
      { ...appeal, code: 'appealDecided', outcome: 'reduced', remaining: '0.5', decisionReason: '部分属实' },
      '由扣 1 分减为扣 0.5 分',
      ['为什么扣分', '已阅'],
    ],
  ])('$code says what to do', (notice, words, labels) => {
    const { text, options } = renderPenaltyNotice(notice, now);
    expect(text).toContain(words);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    expect(options.map(({ label }) => label)).toEqual(labels);
    for (const { key, label } of options) expect(key).toMatch(new RegExp(`^${label} (KF|SS)-2026-0001$`));
  });

  const result = { scoring: 'deduction', points: '3', maxPoints: '5', occurrences: 2 } as const;
  const none = { sampled: null, qualified: null, target: null };
  it.each<[RecordedResult, string]>([
    [{ ...result, ...none }, '证据：2 处，扣 2 分，得 3/5\n'],
    [{ ...result, ...none, scoring: 'points', occurrences: null }, '证据：扣 2 分，得 3/5\n'],
    [{ ...result, ...none, scoring: 'yesNo', points: '0', occurrences: null }, '证据：不合格\n'],
    [
      { ...result, scoring: 'sampledRate', occurrences: null, sampled: 30, qualified: 28, target: '98' },
      '证据：28/30，93.33%，目标 98%\n',
    ],
  ])('gives what was recorded where the inspector wrote nothing: %#', (recorded, words) => {
    const evidence = { note: '', photos: 0, result: recorded };
    expect(renderPenaltyNotice({ ...confirmed, evidence }, now).text).toContain(words);
    const noted = { ...evidence, note: '地面有积水' };
    expect(renderPenaltyNotice({ ...confirmed, evidence: noted }, now).text).toContain('证据：地面有积水\n');
  });

  it('of a missed clock gives the clock as what it is for, and the finding as how it began', () => {
    const missed = { kind: 'cause', dueAt: due, basis, metAt: '2026-11-24T02:05:00.000Z' } as const;
    const { text } = renderPenaltyNotice({ ...confirmed, missed, item: '厅容环境' }, now);
    expect(text).toContain(
      '时限：查因截止 11月23日（周一）18:00，实际于 11月24日（周二）10:05 报送。期限自11月16日的次日起算',
    );
    expect(text).toContain(
      '起因：测评项「厅容环境」地面有积水，佐证 2 个文件（《营业厅服务规范》第二章/第五条（2026-01-01 版））',
    );
    expect(text).not.toMatch(/条款：|证据：/);
    const never = renderPenaltyNotice({ ...confirmed, missed: { ...missed, metAt: null } }, now).text;
    expect(never).toContain('没有报送查因');
  });

  it('leaves out what a report does not have', () => {
    const { text } = renderPenaltyNotice({ ...confirmed, clause: null, evidence: null }, now);
    expect(text).not.toMatch(/条款|证据|佐证/);
  });
});

describe('notices about 责任认定', () => {
  const review = {
    no: 'RD-2026-0001',
    subjectType: 'supervision',
    subjectNo: 'DB-2026-0001',
    unitName: '公众客户部',
  } as const;
  it.each<[LiabilityNotice, string, string[]]>([
    [
      { ...review, code: 'liabilityToDecide', proposedUnitName: null, statement: '不归我们管' },
      '提出的责任部门：未指明',
      ['责任认定', '查看'],
    ],
    [
      { ...review, code: 'liabilityAsked', statement: '归他们管' },
      '整改督办单 DB-2026-0001 应由贵单位负责',
      ['补充说明', '查看'],
    ],
    [
      { ...review, code: 'liabilityStatementAdded', statingUnitName: '农村客户部', statement: '协议已终止' },
      '协议已终止',
      ['责任认定', '查看'],
    ],
    [
      { ...review, code: 'liabilityReminder', stage: 'oneDayBefore', dueAt: due, to: 'decider' },
      '前认定',
      ['责任认定', '查看'],
    ],
    [
      { ...review, code: 'liabilityReminder', stage: 'overdue', dueAt: due, to: 'above' },
      '请督促认定人尽快办理',
      ['查看', '已阅'],
    ],
    [
      { ...review, code: 'liabilityReminder', stage: 'overdue', dueAt: due, to: 'asker' },
      '现已逾期。已再次提醒认定人',
      ['查看', '已阅'],
    ],
    [
      { ...review, code: 'liabilityWithdrawn', because: { kind: 'bulletin', no: 'TB-2026-0001' } },
      '通报 TB-2026-0001 已撤回',
      ['查看', '已阅'],
    ],
    [{ ...review, code: 'liabilityUpheld', decisionReason: '', asked: true }, '贵单位无需再补充说明', ['查看', '已阅']],
    [{ ...review, code: 'liabilityUpheld', decisionReason: '' }, '仍由公众客户部负责', ['查看', '已阅']],
    [
      { ...review, code: 'liabilityMovedAway', toUnitName: '农村客户部', decisionReason: '协议' },
      '由公众客户部调整为农村客户部',
      ['查看', '已阅'],
    ],
    [
      {
        ...review,
        code: 'liabilityMovedHere',
        toUnitName: '农村客户部',
        decisionReason: '',
        orderNos: [],
        penaltyNos: ['KF-2026-0001'],
      },
      '随之转入的拟扣分：KF-2026-0001',
      ['不是我们的责任', '为什么扣分', '查看'],
    ],
    [
      {
        ...review,
        code: 'liabilityMovedHere',
        toUnitName: '农村客户部',
        decisionReason: '',
        orderNos: ['DB-2026-0001'],
        penaltyNos: [],
      },
      '随之转入的整改督办单：DB-2026-0001',
      ['不是我们的责任', '查看 DB-2026-0001', '查看'],
    ],
  ])('$code', (notice, words, labels) => {
    const { text, options } = renderLiabilityNotice(notice, now);
    expect(text).toContain(words);
    expect(text).not.toMatch(/undefined|null|理由：\n|责任单位/);
    expect(options.map(({ label }) => label)).toEqual(labels);
  });
});
