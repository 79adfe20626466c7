import { describe, expect, it } from 'vitest';
import { readDrawRule } from '../../../../src/domain/inspections/planning/read-draw-rule.ts';
import { recheckStep } from '../../../../src/domain/inspections/planning/recheck.ts';
import { extraDayProblem } from '../../../../src/domain/inspections/planning/visit-day.ts';
import { partOfSheet, type Sheet, type SheetItem } from '../../../../src/domain/inspections/sheet.ts';

describe('a rule of drawing, as it is said', () => {
  it.each([
    ['全部', { draw: { mode: 'all' }, visits: 1 }],
    ['每期走遍全部单位', { draw: { mode: 'all' }, visits: 1 }],
    ['每个单位查2次', { draw: { mode: 'all' }, visits: 2 }],
    ['轮查3个', { draw: { mode: 'rotation', count: 3 }, visits: 1 }],
    ['轮流抽查三家', { draw: { mode: 'rotation', count: 3 }, visits: 1 }],
    ['每期 3 个', { draw: { mode: 'rotation', count: 3 }, visits: 1 }],
    ['每月抽两个单位', { draw: { mode: 'rotation', count: 2 }, visits: 1 }],
    ['随机抽4个', { draw: { mode: 'random', count: 4 }, visits: 1 }],
    ['随机抽4个，每个单位查2次', { draw: { mode: 'random', count: 4 }, visits: 2 }],
  ])('%s', (text, rule) => expect(readDrawRule(text)).toEqual(rule));

  it.each([
    '',
    '看心情',
    '随机抽0个',
    '随便',
    '轮查',
    '随机抽-1个',
    '每期-1个',
    '轮查－2个',
    '负三个',
    '每期1.5个',
    '半个',
    '随机 全部',
  ])('「%s」 is none', text => {
    expect(readDrawRule(text)).toBeUndefined();
  });
});

describe('what the result of a recheck does to its 整改', () => {
  it.each([
    ['released', 'pass', 'verify'],
    ['released', 'fail', 'return'],
    ['verified', 'pass', 'stands'],
    ['verified', 'fail', 'reopen'],
    ['released', 'notApplicable', 'undecided'],
    ['verified', 'notApplicable', 'undecided'],
    ['open', 'pass', 'undecided'],
    ['answered', 'fail', 'undecided'],
    ['withdrawn', 'fail', 'undecided'],
  ] as const)('%s, %s: %s', (status, result, step) => expect(recheckStep(status, result)).toBe(step));
});

describe('the day of a single visit', () => {
  const now = new Date('2026-11-02T18:00:00+08:00');
  it.each([
    ['2026-11-02', 'past'],
    ['2026-11-03', undefined],
    ['2027-02-02', undefined],
    ['2027-02-03', 'tooFar'],
  ])('%s', (day, problem) => expect(extraDayProblem(day, now)).toBe(problem));
});

describe('part of a sheet', () => {
  const item = (ordinal: number, more: Partial<SheetItem> = {}): SheetItem => ({
    ...{ id: `i${ordinal}`, ordinal, section: '一', title: `项${ordinal}`, description: '' },
    ...{ scoring: 'yesNo', maxPoints: 5, veto: false, evidenceRequired: false, severity: 'general' },
    ...more,
  });
  const sheet: Sheet = {
    ...{ templateId: 't', programmeId: 'p', programmeName: '检查', line: 'hall', cycle: 'monthly' },
    ...{ fields: [], sections: [{ title: '一' }], populations: [{ title: '新装', size: 30 }] },
    items: [item(1), item(2, { condition: { ordinal: 1, is: 'fail' } }), item(3, { scoring: 'sampledRate' })],
  };

  it('keeps the numbers, asks without condition, and samples nobody where no rate is looked at', () => {
    const part = partOfSheet(sheet, [2]);
    expect(part.items.map(each => [each.ordinal, each.condition])).toEqual([[2, undefined]]);
    expect([part.isPart, part.populations]).toEqual([true, []]);
    expect(partOfSheet(sheet, [3]).populations).toEqual(sheet.populations);
  });
});
