import { describe, expect, it } from 'vitest';
import { bulletinRuleAt, measureDay } from '../../../src/domain/bulletins/due.ts';
import { isSettled } from '../../../src/domain/bulletins/expectations.ts';
import { hasBegun, periodsUpTo, readBulletinPeriod, spanOf } from '../../../src/domain/bulletins/periods.ts';
import { readMeasure } from '../../../src/domain/bulletins/read-measure.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { pickCheckers } from '../../../src/domain/permissions/bulletins.ts';

const now = new Date('2026-11-18T10:00:00+08:00');
const people = [
  { id: 'wen', name: '文素' },
  { id: 'lina', name: '李娜' },
];

const known = (id: string) => ({ kind: 'known', id });
const unclear = (said: string, ...ids: string[]) => ({ kind: 'unclear', said, ids });

describe('a measure in one sentence', () => {
  it.each([
    ['更换叫号机，文素负责，12月5日前完成', { text: '更换叫号机', owner: known('wen'), day: '2026-12-05' }],
    [
      '责任人：李娜；下周五前；张贴报修电话，每周试机',
      { text: '张贴报修电话，每周试机', owner: known('lina'), day: '2026-11-27' },
    ],
    // Somebody nobody knows is no part of the measure.
    ['更换叫号机，王五负责', { text: '更换叫号机', owner: unclear('王五') }],
    ['更换叫号机由张三丰牵头，12月5日前', { text: '更换叫号机', owner: unclear('张三丰'), day: '2026-12-05' }],
    ['更换叫号机由文素负责', { text: '更换叫号机', owner: known('wen') }],
    ['责任人：张三丰；更换叫号机', { text: '更换叫号机', owner: unclear('张三丰') }],
    ['更换叫号机，文苏负责', { text: '更换叫号机', owner: unclear('文苏', 'wen') }],
    ['更换叫号机，李经理负责', { text: '更换叫号机', owner: unclear('李经理', 'lina') }],
    // A post, or everybody, is nobody's name.
    ['设专人负责，班长负责检查，各厅负责', { text: '设专人负责，班长负责检查，各厅负责' }],
    ['尽快落实，更换叫号机', { text: '尽快落实，更换叫号机' }],
    ['1月5日', { day: '2027-01-05' }],
    ['', {}],
  ])('%s', (said, read) => {
    expect(readMeasure(said, people, now)).toEqual(read);
  });
});

describe('the day of a measure', () => {
  const rule = { longestMeasureDays: 90 };
  const office = createWorkingCalendar();
  it.each([
    ['2026-11-17', { kind: 'past' }],
    ['2026-11-18', { kind: 'due', dueAt: new Date('2026-11-18T18:00:00+08:00') }],
    ['2027-02-16', { kind: 'due', dueAt: new Date('2027-02-16T18:00:00+08:00') }],
    ['2027-02-17', { kind: 'tooLate', latest: '2027-02-16' }],
  ])('%s', (day, expected) => {
    expect(measureDay(office, day, now, rule)).toEqual(expected);
  });

  it('ends with the unit’s own hours', () => {
    const week = { days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00', rest: null };
    const own = createWorkingCalendar(new Map(), () => ({ week, unitName: '公众客户部' }));
    const dueAt = new Date('2026-11-18T17:00:00+08:00');
    expect(measureDay(own, '2026-11-18', now, rule)).toEqual({ kind: 'due', dueAt });
    expect(measureDay(own, '2026-11-18', dueAt, rule)).toEqual({ kind: 'past' });
    expect(measureDay(office, '2026-11-18', dueAt, rule)).toMatchObject({ kind: 'due' });
  });

  it('follows the rule in force at the issue', () => {
    const rules = [
      {
        ...rule,
        measureWorkingDays: 5,
        renewedWorkingDays: 3,
        effectiveFrom: new Date('2026-01-01'),
        effectiveTo: null,
      },
      {
        ...rule,
        measureWorkingDays: 3,
        renewedWorkingDays: 2,
        effectiveFrom: new Date('2026-12-01'),
        effectiveTo: null,
      },
    ];
    expect(bulletinRuleAt(rules, now)?.measureWorkingDays).toBe(5);
    expect(bulletinRuleAt(rules, new Date('2026-12-01'))?.measureWorkingDays).toBe(3);
    expect(bulletinRuleAt(rules, new Date('2025-12-31'))).toBeUndefined();
  });
});

describe('periods', () => {
  it.each([
    ['上周', 'weekly', '2026-W46'],
    ['2026年第1周', 'weekly', '2026-W01'],
    ['第53周', 'weekly', undefined],
    ['11月9日', 'weekly', '2026-W46'],
    ['上月', 'weekly', undefined],
    ['上月', 'weakness', '2026-10'],
    ['去年12月', 'monthly', '2025-12'],
    ['上周', 'monthly', undefined],
  ] as const)('%s %s', (text, kind, period) => {
    expect(readBulletinPeriod(text, kind, now)).toBe(period);
  });

  it('goes back over the turn of a year', () => {
    expect(periodsUpTo('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(periodsUpTo('2026-W02', 3)).toEqual(['2025-W52', '2026-W01', '2026-W02']);
    expect(spanOf('2026-W01')).toMatchObject({ from: new Date('2025-12-29T00:00:00+08:00') });
    expect(spanOf('2026-12')).toMatchObject({ before: new Date('2027-01-01T00:00:00+08:00') });
  });
});

describe('what is left to do', () => {
  it.each([
    [[['executed', 1]], 1, true],
    [
      [
        ['executed', 1],
        ['released', 1],
      ],
      1,
      false,
    ],
    [
      [
        ['executed', 1],
        ['drafted', 1],
      ],
      1,
      false,
    ],
    [
      [
        ['returned', 1],
        ['executed', 1],
      ],
      1,
      true,
    ],
    // Carried out in an earlier round only: the later one still owes its measures.
    [
      [
        ['unexecuted', 1],
        ['executed', 1],
      ],
      2,
      false,
    ],
    [
      [
        ['unexecuted', 1],
        ['executed', 2],
      ],
      2,
      true,
    ],
    [[], 1, false],
  ] as const)('%j in round %i', (measures, round, settled) => {
    expect(
      isSettled(
        round,
        measures.map(([status, of]) => ({ status, round: of })),
      ),
    ).toBe(settled);
  });
});

describe('who is asked to check', () => {
  const staff = [
    { id: 'zhou', unitId: 'customer-service', roles: ['inspector'], lines: ['hall' as const] },
    { id: 'tang', unitId: 'market', roles: ['inspector'], lines: ['hall' as const] },
    { id: 'xiang', unitId: 'network', roles: ['inspector'], lines: ['installation' as const] },
    { id: 'wu', unitId: 'customer-service', roles: ['qualityOfficer'], lines: [] },
    { id: 'gao', unitId: 'city', roles: ['leader'], lines: [] },
  ];
  const of = (responsibleUnitId: string, people: typeof staff) =>
    pickCheckers({ responsibleUnitId, headIds: [], standInIds: [], followUpLines: ['hall'] }, people);
  it('asks the line’s inspectors, never of the unit itself, then officers, then leaders', () => {
    expect(of('public-customers', staff)).toEqual(['zhou', 'tang']);
    expect(of('customer-service', staff)).toEqual(['tang']);
    expect(of('public-customers', staff.slice(2))).toEqual(['wu']);
    expect(of('customer-service', staff.slice(2))).toEqual(['gao']);
  });
});

it.each([
  ['明年第3周', '2027-W03', false],
  ['今年第3周', '2026-W03', true],
  ['去年第50周', '2025-W50', true],
  ['去年的第50周', '2025-W50', true],
])('%s is of the year it says', (text, period, begun) => {
  const now = new Date('2026-11-16T09:00:00+08:00');
  expect(readBulletinPeriod(text, 'weekly', now)).toBe(period);
  expect(hasBegun(period, now)).toBe(begun);
});

it('asks which of two that have one name', () => {
  const two = [...people, { id: 'lina2', name: '李娜' }];
  expect(readMeasure('更换叫号机，李娜负责', two, now)).toEqual({
    text: '更换叫号机',
    owner: { kind: 'unclear', said: '李娜', ids: ['lina', 'lina2'] },
  });
});
