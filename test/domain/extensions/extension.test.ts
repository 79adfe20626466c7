import { describe, expect, it } from 'vitest';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { askedDue, extensionObstacle } from '../../../src/domain/extensions/extension.ts';

const dueAt = new Date('2026-11-09T18:00:00+08:00');
const before = new Date('2026-11-09T18:00:00+08:00');
const after = new Date('2026-11-09T18:00:01+08:00');

describe('asking for more time', () => {
  it.each([
    ['in time', true, undefined, before, undefined],
    ['too late', true, undefined, after, { kind: 'overdue', dueAt }],
    ['a second time', true, 'refused', before, { kind: 'askedBefore', status: 'refused' }],
    ['when nothing is left to do', false, undefined, before, { kind: 'settled' }],
  ] as const)('%s', (_, open, earlier, now, expected) =>
    expect(extensionObstacle({ open, dueAt }, earlier, now)).toEqual(expected),
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
