import { describe, expect, it } from 'vitest';
import { isoShanghai } from '../../../src/domain/calendar/shanghai.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { dueAfter, RECTIFICATION_WORKING_DAYS } from '../../../src/domain/rectification/due.ts';

describe('dueAfter', () => {
  const friday = new Date('2026-11-06T10:00:00+08:00');

  it.each([
    ['general', '2026-11-13T18:00:00+08:00'],
    ['serious', '2026-11-11T18:00:00+08:00'],
    ['major', '2026-11-10T18:00:00+08:00'],
  ] as const)('%s from a Friday is due %s', (severity, due) => {
    const { dueAt } = dueAfter(createWorkingCalendar(), friday, RECTIFICATION_WORKING_DAYS[severity]);
    expect(isoShanghai(dueAt)).toBe(due);
  });

  it('keeps the explanation without the instant', () => {
    const { dueBasis } = dueAfter(createWorkingCalendar(), friday, 2);
    expect(dueBasis).toMatchObject({ start: '2026-11-06', workingDays: 2 });
    expect(dueBasis.skipped.map(day => day.date)).toEqual(['2026-11-07', '2026-11-08']);
    expect(dueBasis).not.toHaveProperty('dueAt');
  });
});
