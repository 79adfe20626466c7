import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterPause } from '../../../src/domain/calendar/paused-deadline.ts';
import { formatShanghai } from '../../../src/domain/calendar/shanghai.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { addWorkingHours, workingHoursBetween } from '../../../src/domain/calendar/working-hours.ts';

const calendar = createWorkingCalendar();
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

describe('a deadline after a pause', () => {
  it.each([
    // due, stood still from, to, new deadline
    ['2026-11-05 18:00', '2026-11-03 10:00', '2026-11-03 11:00', '2026-11-06 18:00', 'an hour runs into the next day'],
    ['2026-11-05 18:00', '2026-11-03 10:00', '2026-11-04 10:00', '2026-11-06 18:00', 'a working day'],
    ['2026-11-05 18:00', '2026-11-03 10:00', '2026-11-04 11:00', '2026-11-09 18:00', 'more than one, over a weekend'],
    ['2026-11-05 18:00', '2026-11-03 12:00', '2026-11-03 14:00', '2026-11-05 18:00', 'lunch is no working time'],
    ['2026-11-05 18:00', '2026-11-04 18:30', '2026-11-05 08:00', '2026-11-05 18:00', 'nor is the night'],
    [
      '2026-09-30 18:00',
      '2026-09-29 17:00',
      '2026-10-08 09:00',
      '2026-10-09 18:00',
      '国庆: the holiday itself adds nothing',
    ],
    ['2026-11-05 18:00', '2026-11-02 10:00', '2026-11-02 17:00', '2026-11-05 18:00', 'on the day it began nothing ran'],
    ['2026-11-05 18:00', '2026-11-02 10:00', '2026-11-03 09:30', '2026-11-06 18:00', 'but on the next'],
  ])('%s, %s to %s → %s: %s', (due, from, to, expected) => {
    const deadline = { dueAt: at(due), start: due.startsWith('2026-09') ? '2026-09-25' : '2026-11-02' };
    expect(formatShanghai(afterPause(deadline, { from: at(from), to: at(to) }, calendar))).toBe(expected);
  });

  it('working hours between are what adding them needs', () => {
    const moment = fc.date({ min: new Date('2026-01-01Z'), max: new Date('2026-11-30Z'), noInvalidDate: true });
    const quarters = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(moment, quarters, (from, count) => {
        const to = addWorkingHours(from, count / 4, calendar);
        expect(workingHoursBetween(from, to, calendar)).toBeCloseTo(count / 4, 6);
        expect(workingHoursBetween(to, from, calendar)).toBe(0);
      }),
    );
  });
});
