import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REMINDER_STAGES, reminderTimes } from '../../../src/domain/calendar/reminders.ts';
import { formatShanghai } from '../../../src/domain/calendar/shanghai.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';

const calendar = createWorkingCalendar();
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const times = (dueAt: string, issuedAt: string): string[][] =>
  reminderTimes(at(dueAt), at(issuedAt), calendar).map(({ stage, at: moment }) => [stage, formatShanghai(moment)]);

describe('reminderTimes', () => {
  it('counts working days back from the due day', () =>
    expect(times('2026-11-24 18:00', '2026-11-16 10:00')).toEqual([
      ['threeDaysBefore', '2026-11-19 08:30'],
      ['oneDayBefore', '2026-11-23 08:30'],
      ['dueMorning', '2026-11-24 08:30'],
      ['overdue', '2026-11-25 08:30'],
    ]));
  it('steps over a holiday and over the weekend after the due day', () =>
    expect(times('2026-10-09 18:00', '2026-09-20 10:00')).toEqual([
      ['threeDaysBefore', '2026-09-29 08:30'],
      ['oneDayBefore', '2026-10-08 08:30'],
      ['dueMorning', '2026-10-09 08:30'],
      ['overdue', '2026-10-10 08:30'],
    ]));
  it('drops what would not come after the issue', () => {
    expect(times('2026-11-24 18:00', '2026-11-19 08:30').map(([stage]) => stage)).toEqual([
      'oneDayBefore',
      'dueMorning',
      'overdue',
    ]);
    expect(times('2026-11-24 18:00', '2026-11-24 09:00')).toEqual([['overdue', '2026-11-25 08:30']]);
  });
  it('does not warn after an early deadline, and keeps the morning of a due day that is off', () => {
    expect(times('2026-11-24 08:00', '2026-11-23 10:00')).toEqual([['overdue', '2026-11-25 08:30']]);
    expect(times('2026-11-22 18:00', '2026-11-20 10:00')).toEqual([
      ['dueMorning', '2026-11-22 08:30'],
      ['overdue', '2026-11-23 08:30'],
    ]);
  });
  it('comes in stage order, after the issue, and only the last after the deadline', () => {
    const moment = fc.date({ min: new Date('2025-01-01Z'), max: new Date('2026-11-30Z'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 15 }), (issuedAt, count) => {
        const { dueAt } = calendar.addWorkingDays(issuedAt, count);
        const reminders = reminderTimes(dueAt, issuedAt, calendar);
        const order = reminders.map(({ stage }) => REMINDER_STAGES.indexOf(stage));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(reminders.every(({ at: time }) => time > issuedAt)).toBe(true);
        expect(reminders.filter(({ at: time }) => time > dueAt).map(({ stage }) => stage)).toEqual(['overdue']);
      }),
    );
  });
});
