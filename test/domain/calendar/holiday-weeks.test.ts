import { describe, expect, it } from 'vitest';
import { addDays, type Day, formatShanghai } from '../../../src/domain/calendar/shanghai.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { addWorkingHours, isWorkingTime } from '../../../src/domain/calendar/working-hours.ts';

const calendar = createWorkingCalendar();
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

/** 休: a day off of the holiday; 班: a weekend day that is worked for it; +: an ordinary working day; -: an ordinary weekend. */
function signOf(day: Day): string {
  const kind = calendar.dayKind(day);
  if (kind.working) return kind.madeUp ? '班' : '+';
  return kind.reason === 'holiday' ? '休' : '-';
}

/** The State Council's arrangements, a sign a day. */
const WEEKS: readonly [name: string, from: Day, signs: string][] = [
  ['元旦 2024', '2023-12-29', '+--休+++'],
  ['春节 2024', '2024-02-02', '+-班+++++休休休休休休休休班+'],
  ['国庆 2024', '2024-09-27', '+-班+休休休休休休休++++班-+'],
  ['元旦 2025', '2024-12-30', '++休++--+'],
  ['春节 2025', '2025-01-24', '+-班+休休休休休休休休+++班-+'],
  ['国庆、中秋 2025', '2025-09-26', '+-班++休休休休休休休休++班-+'],
  ['元旦 2026', '2025-12-31', '+休休休班+'],
  ['春节 2026', '2026-02-13', '+班休休休休休休休休休++++班-+'],
  ['中秋、国庆 2026', '2026-09-18', '+-班++++休休休+++休休休休休休休++班-+'],
];

describe('the weeks around a public holiday', () => {
  it.each(WEEKS)('%s', (_name, from, signs) => {
    const seen = Array.from(signs, (_sign, index) => signOf(addDays(from, index))).join('');
    expect(seen).toBe(signs);
  });

  it.each([
    // issued, working days, due
    ['2023-12-29 10:00', 1, '2024-01-02 18:00', '元旦 2024: over three days off'],
    ['2023-12-31 23:59', 3, '2024-01-04 18:00', 'issued in the last minute of a year'],
    ['2024-02-02 17:00', 2, '2024-02-05 18:00', '春节 2024: the Sunday before is worked'],
    ['2024-02-08 18:30', 5, '2024-02-21 18:00', '除夕 2024 is an ordinary day, the Sunday after the holiday is worked'],
    ['2024-02-12 09:00', 1, '2024-02-18 18:00', 'issued in the holiday, due on the made-up Sunday'],
    ['2024-09-27 08:30', 3, '2024-10-08 18:00', '国庆 2024: Sunday and Monday before count'],
    ['2024-10-11 16:00', 1, '2024-10-12 18:00', 'the Saturday after it is day 1'],
    ['2024-12-31 12:00', 1, '2025-01-02 18:00', '元旦 2025: a single day off in the week'],
    ['2025-01-24 18:00', 3, '2025-02-05 18:00', '春节 2025: made-up Sunday, Monday, then eight days off'],
    ['2025-02-07 10:00', 2, '2025-02-10 18:00', 'the made-up Saturday counts, the Sunday does not'],
    ['2025-09-30 23:59', 1, '2025-10-09 18:00', '国庆与中秋 2025: eight days off'],
    ['2025-10-08 13:00', 3, '2025-10-11 18:00', 'up to the made-up Saturday'],
    ['2025-12-31 20:00', 1, '2026-01-04 18:00', '元旦 2026: due on the made-up Sunday'],
    ['2026-02-13 09:00', 2, '2026-02-24 18:00', '春节 2026: made-up Saturday, then nine days off'],
    ['2026-02-27 09:00', 2, '2026-03-02 18:00', 'a made-up month end'],
    ['2026-09-18 09:00', 5, '2026-09-24 18:00', '中秋 2026: the made-up Sunday is day 1'],
    ['2026-09-30 18:01', 3, '2026-10-10 18:00', '国庆 2026: up to the made-up Saturday'],
    ['2024-02-29 00:00', 1, '2024-03-01 18:00', 'a leap day'],
    ['2025-02-28 23:59', 1, '2025-03-03 18:00', 'a month end on a Friday'],
    ['2026-01-31 12:30', 1, '2026-02-02 18:00', 'a month end on a Saturday, at lunch'],
    ['2026-04-30 17:59', 1, '2026-05-06 18:00', 'a month end before the May holiday'],
  ])('issued %s + %i → %s: %s', (from, count, due) =>
    expect(formatShanghai(calendar.addWorkingDays(at(from), count).dueAt)).toBe(due),
  );

  it.each([
    ['2024-02-04 11:59', true, 'a made-up Sunday'],
    ['2024-02-04 12:00', false, 'its lunch'],
    ['2024-02-04 14:00', true, 'its afternoon'],
    ['2024-02-09 09:00', true, '除夕 2024, a working day by the arrangement'],
    ['2025-01-28 09:00', false, '除夕 2025, a day off'],
    ['2026-10-10 23:59', false, 'the night of a made-up Saturday'],
    ['2026-02-16 10:00', false, '除夕 2026'],
  ])('%s is working time: %s (%s)', (moment, working) => expect(isWorkingTime(at(moment), calendar)).toBe(working));

  it.each([
    ['2024-09-30 17:00', 2, '2024-10-08 09:30', '国庆 2024: an hour before, an hour after'],
    ['2025-01-27 11:30', 4.5, '2025-01-27 18:00', 'the last afternoon before 春节 2025, lunch not counted'],
    ['2025-12-31 17:30', 1, '2026-01-04 09:00', 'into the made-up Sunday'],
    ['2026-02-14 13:00', 4, '2026-02-14 18:00', 'from lunch on a made-up Saturday'],
    ['2026-02-28 23:59', 0.5, '2026-03-02 09:00', 'from the last minute of a month'],
  ])('%s + %d working hours → %s: %s', (from, hours, expected) =>
    expect(formatShanghai(addWorkingHours(at(from), hours, calendar))).toBe(expected),
  );
});
