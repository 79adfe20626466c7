import { describe, expect, it } from 'vitest';
import { differences, unchecked } from '../../../src/domain/reports/compare.ts';
import { readForm } from '../../../src/domain/reports/form.ts';
import { spanOfPeriod } from '../../../src/domain/reports/span.ts';

const form = readForm([
  { key: 'inspected', title: '本月接受检查（次）', kind: 'number', figure: 'inspections' },
  { key: 'onTime', title: '按期办结整改（件）', kind: 'number', figure: 'rectificationsOnTime', required: false },
  { key: 'complaints', title: '投诉受理量（件）', kind: 'number' },
]);
const stored = {
  inspections: 3,
  failedItems: 0,
  rectificationsOpened: 0,
  rectificationsOnTime: 7,
  supervisionOrders: 0,
};
const filled = (values: Record<string, number | null>) =>
  form.map(({ key, title }) => ({ key, title, value: values[key] ?? null }));

describe('comparing a report with the store', () => {
  it.each([
    ['what agrees', { inspected: 3, onTime: 7, complaints: 99 }, []],
    ['another figure', { inspected: 3, onTime: 5 }, [{ title: '按期办结整改（件）', reported: 5, stored: 7 }]],
    ['zero, which is a figure', { inspected: 0, onTime: 7 }, [{ title: '本月接受检查（次）', reported: 0, stored: 3 }]],
    ['what was left empty', { inspected: 3, onTime: null }, []],
  ])('%s', (_, values, expected) => expect(differences(form, filled(values), stored)).toEqual(expected));
});

it('names the figures that the store has nothing to hold against', () => {
  const content = filled({ inspected: 3, onTime: 5, complaints: 99 });
  expect(unchecked(form, content)).toEqual(['投诉受理量（件）']);
  expect(unchecked(form, filled({ inspected: 3 }))).toEqual([]);
});

it.each([
  ['2026-10', '2026-10-01T00:00:00+08:00', '2026-11-01T00:00:00+08:00'],
  ['2026-Q4', '2026-10-01T00:00:00+08:00', '2027-01-01T00:00:00+08:00'],
  ['2026-W45', '2026-11-02T00:00:00+08:00', '2026-11-09T00:00:00+08:00'],
])('the period %s', (period, from, before) =>
  expect(spanOfPeriod(period)).toMatchObject({ from: new Date(from), before: new Date(before) }),
);
