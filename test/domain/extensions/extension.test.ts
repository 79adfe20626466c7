import { describe, expect, it } from 'vitest';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { askedDue, extensionObstacle } from '../../../src/domain/extensions/extension.ts';

const dueAt = new Date('2026-11-09T18:00:00+08:00');
const before = new Date('2026-11-09T18:00:00+08:00');
const after = new Date('2026-11-09T18:00:01+08:00');

describe('asking for more time', () => {
  const calendar = createWorkingCalendar();

  it.each([
    ['in time', true, undefined, before, undefined],
    ['too late', true, undefined, after, { kind: 'overdue', dueAt }],
    ['a second time', true, 'refused', before, { kind: 'askedBefore', status: 'refused' }],
    ['when nothing is left to do', false, undefined, before, { kind: 'settled' }],
  ] as const)('%s', (_, open, earlier, now, expected) =>
    expect(extensionObstacle({ type: 'submission', open, dueAt }, earlier, calendar, now)).toEqual(expected),
  );

  it.each(['byProvince', 'standsStill'] as const)('not of a deadline that is %s, also when it is over', bar =>
    expect(extensionObstacle({ type: 'supervision', open: true, bar, dueAt }, 'refused', calendar, after)).toEqual({
      kind: bar,
    }),
  );

  it('is too late at the very deadline, once it has been noticed', () => {
    const matter = { type: 'submission', open: true, dueAt, late: true } as const;
    expect(extensionObstacle(matter, undefined, calendar, dueAt)).toEqual({ kind: 'overdue', dueAt });
  });

  it.each([
    ['2026-11-06T23:59:59+08:00', undefined],
    ['2026-11-07T10:00:00+08:00', { kind: 'shortNotice', dueAt, lastDay: '2026-11-06' }],
    ['2026-11-09T18:00:00+08:00', { kind: 'shortNotice', dueAt, lastDay: '2026-11-06' }],
    ['2026-11-09T18:00:01+08:00', { kind: 'overdue', dueAt }],
  ] as const)('a 整改通知 or a 督办单 at %s, one working day before at the latest', (now, expected) => {
    for (const type of ['rectification', 'supervision'] as const)
      expect(extensionObstacle({ type, open: true, dueAt }, undefined, calendar, new Date(now))).toEqual(expected);
  });

  it.each([
    ['2026-11-04T23:59:59+08:00', undefined],
    ['2026-11-05T08:00:00+08:00', { kind: 'shortNotice', dueAt, lastDay: '2026-11-04' }],
  ] as const)('the day of a measure at %s, three working days before at the latest', (now, expected) =>
    expect(
      extensionObstacle(
        { type: 'majorIssue', limits: 'measure', open: true, dueAt },
        undefined,
        calendar,
        new Date(now),
      ),
    ).toEqual(expected),
  );

  it.each([
    ['2026-11-16', { kind: 'due', dueAt: new Date('2026-11-16T18:00:00+08:00') }],
    ['2026-11-17', { kind: 'tooLate', latest: '2026-11-16T10:00:00.000Z' }],
  ] as const)('a 整改通知 or a 督办单 until %s: five working days at most', (day, expected) => {
    for (const type of ['rectification', 'supervision'] as const)
      expect(askedDue(calendar, { type, dueAt }, day)).toEqual(expected);
  });

  it.each([
    ['2026-11-09', { kind: 'notLater' }],
    ['2026-11-14', { kind: 'dayOff' }],
    ['2026-11-16', { kind: 'due', dueAt: new Date('2026-11-16T18:00:00+08:00') }],
    ['2026-12-07', { kind: 'due', dueAt: new Date('2026-12-07T18:00:00+08:00') }],
    ['2026-12-08', { kind: 'tooLate', latest: '2026-12-07T10:00:00.000Z' }],
  ] as const)('until %s', (day, expected) =>
    expect(askedDue(calendar, { type: 'majorIssue', dueAt }, day)).toEqual(expected),
  );
});
