import { describe, expect, it } from 'vitest';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import {
  appealDeadline,
  appealOpen,
  appealReminderAt,
  decisionDeadline,
} from '../../../src/domain/penalties/appeal-window.ts';

const calendar = createWorkingCalendar();
const at = (text: string) => new Date(`${text}+08:00`);

describe('the appeal window', () => {
  it.each([
    // Monday to Monday: the weekend does not count.
    ['2026-11-02T10:00', '2026-11-09T18:00', '2026-11-06T08:30'],
    // At night the notice goes out the next morning: a Saturday's counts from the Saturday, a Tuesday's from the Tuesday.
    ['2026-11-06T21:30', '2026-11-13T18:00', '2026-11-12T08:30'],
    ['2026-11-09T21:00', '2026-11-17T18:00', '2026-11-16T08:30'],
    ['2026-11-10T07:59', '2026-11-17T18:00', '2026-11-16T08:30'],
    ['2026-11-06T17:59', '2026-11-13T18:00', '2026-11-12T08:30'],
  ])('confirmed %s closes %s', (confirmed, closes, reminded) => {
    const { dueAt } = appealDeadline(at(confirmed), calendar);
    expect(dueAt).toEqual(at(closes));
    expect(appealReminderAt(dueAt, at(confirmed), calendar)).toEqual(at(reminded));
  });

  it('is open up to, not at, its last instant', () => {
    const due = at('2026-11-09T18:00');
    expect(appealOpen(due, at('2026-11-09T17:59:59'))).toBe(true);
    expect(appealOpen(due, due)).toBe(false);
    expect(appealOpen(null, due)).toBe(false);
  });

  it('gives the decision ten working days', () => {
    expect(decisionDeadline(at('2026-11-02T10:00'), calendar).dueAt).toEqual(at('2026-11-16T18:00'));
  });
});
