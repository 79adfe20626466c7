import { describe, expect, it } from 'vitest';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { askedDue, extensionObstacle } from '../../../src/domain/rectification/extension.ts';
import { repeats } from '../../../src/domain/rectification/repeats.ts';

const dueAt = new Date('2026-11-09T18:00:00+08:00');
const before = new Date('2026-11-09T18:00:00+08:00');
const after = new Date('2026-11-09T18:00:01+08:00');

describe('asking for more time', () => {
  it.each([
    ['in time', 'open', undefined, before, undefined],
    ['while the head still has the answer', 'answered', undefined, before, undefined],
    ['too late', 'open', undefined, after, { kind: 'overdue', dueAt }],
    ['a second time', 'open', 'refused', before, { kind: 'askedBefore', status: 'refused' }],
    ['with the inspector', 'released', undefined, before, { kind: 'wrongState', status: 'released' }],
  ] as const)('%s', (_, status, earlier, now, expected) =>
    expect(extensionObstacle({ status, dueAt }, earlier, now)).toEqual(expected),
  );

  const calendar = createWorkingCalendar();
  it.each([
    ['2026-11-09', { kind: 'notLater' }],
    ['2026-11-14', { kind: 'dayOff' }],
    ['2026-11-16', { kind: 'due', dueAt: new Date('2026-11-16T18:00:00+08:00') }],
    ['2026-12-07', { kind: 'due', dueAt: new Date('2026-12-07T18:00:00+08:00') }],
    ['2026-12-08', { kind: 'tooLate', latest: '2026-12-07' }],
  ] as const)('until %s', (day, expected) => expect(askedDue(calendar, dueAt, day)).toEqual(expected));
});

describe('a repeat', () => {
  const later = { itemId: 'hall-2', clauseId: 'c5', inspectedAt: new Date('2026-11-20T10:00:00+08:00') };
  const earlier = { itemId: 'hall-2', clauseId: 'c5', inspectedAt: new Date('2026-10-08T10:00:00+08:00') };

  it.each([
    ['the same item in the quarter', earlier, true],
    ['another edition of the sheet, the same clause', { ...earlier, itemId: 'hall-v2-2' }, true],
    ['another item and clause', { ...earlier, itemId: 'hall-3', clauseId: 'c6' }, false],
    ['items without a clause', { ...earlier, itemId: 'hall-3', clauseId: null }, false],
    ['the quarter before', { ...earlier, inspectedAt: new Date('2026-09-30T23:59:00+08:00') }, false],
    ['the same visit', { ...earlier, inspectedAt: later.inspectedAt }, false],
  ])('%s', (_, candidate, expected) => expect(repeats(later, candidate)).toBe(expected));
});
