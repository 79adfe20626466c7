import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueFromNotice, knownAt } from '../../../src/domain/calendar/due-from-notice.ts';
import { formatShanghai } from '../../../src/domain/calendar/shanghai.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { appealDeadline, decisionDeadline } from '../../../src/domain/penalties/appeal-window.ts';
import { dueAfter } from '../../../src/domain/rectification/due.ts';
import { clocksOfRound } from '../../../src/domain/supervision/clocks.ts';
import { clocksWithin, workingDaysLeft } from '../../../src/domain/supervision/inner-deadline.ts';

const calendar = createWorkingCalendar();
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

describe('what is asked of people', () => {
  it.each<[string, string | undefined, string, string]>([
    ['2026-11-02 20:59', undefined, '2026-11-05 18:00', 'before the quiet hours: from that day'],
    ['2026-11-02 21:00', '2026-11-03 08:00', '2026-11-06 18:00', 'in their first minute: from the next morning'],
    ['2026-11-02 23:59', '2026-11-03 08:00', '2026-11-06 18:00', 'late at night'],
    ['2026-11-03 00:00', '2026-11-03 08:00', '2026-11-06 18:00', 'after midnight: from the same morning'],
    ['2026-11-03 07:59', '2026-11-03 08:00', '2026-11-06 18:00', 'in their last minute'],
    ['2026-11-03 08:00', undefined, '2026-11-06 18:00', 'at their end'],
    [
      '2026-11-06 22:00',
      '2026-11-07 08:00',
      '2026-11-11 18:00',
      'a Friday night is known on Saturday: Monday is day 1',
    ],
    ['2026-11-08 22:00', '2026-11-09 08:00', '2026-11-12 18:00', 'a Sunday night is known on Monday'],
    [
      '2026-09-30 22:00',
      '2026-10-01 08:00',
      '2026-10-10 18:00',
      'the night before National Day: a made-up Saturday counts',
    ],
    ['2026-10-07 22:00', '2026-10-08 08:00', '2026-10-12 18:00', 'the night before the first day back'],
    ['2026-12-31 23:59', '2027-01-01 08:00', '2027-01-06 18:00', 'over New Year (2027 by its weekends)'],
  ])('at %s is known %s and due %s: %s', (asked, delivered, due, _why) => {
    const { dueAt, deliveredAt, start } = dueFromNotice(calendar, at(asked), 3);
    expect(deliveredAt && formatShanghai(new Date(deliveredAt))).toBe(delivered);
    expect(formatShanghai(dueAt)).toBe(due);
    expect(start).toBe((delivered ?? asked).slice(0, 10));
  });

  it('is due by this rule alike: 整改, 督办, 申诉 and its decision', () => {
    const night = at('2026-11-02 22:00');
    expect(dueAfter(calendar, night, 3)).toMatchObject({
      dueAt: at('2026-11-06 18:00'),
      dueBasis: { start: '2026-11-03', deliveredAt: at('2026-11-03 08:00').toISOString() },
    });
    expect(clocksOfRound(1, night, calendar).map(({ dueAt }) => formatShanghai(dueAt))).toEqual([
      '2026-11-06 18:00',
      '2026-11-17 18:00',
      '2026-11-19 18:00',
    ]);
    expect(formatShanghai(appealDeadline(night, calendar).dueAt)).toBe('2026-11-10 18:00');
    expect(formatShanghai(decisionDeadline(night, calendar).dueAt)).toBe('2026-11-17 18:00');
  });

  const instant = fc
    .integer({ min: at('2025-01-01 00:00').getTime(), max: at('2026-11-30 00:00').getTime() })
    .map(time => new Date(time));

  it('is never due earlier than counted from the asking', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 20 }), (asked, count) => {
        const { dueAt } = dueFromNotice(calendar, asked, count);
        expect(dueAt >= calendar.addWorkingDays(asked, count).dueAt).toBe(true);
        expect(dueAt).toEqual(dueFromNotice(calendar, knownAt(asked), count).dueAt);
      }),
    );
  });

  it('leaves the clocks of an order of the province within its deadline, none earlier than from the night', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 2, max: 30 }), (asked, days) => {
        const { dueAt: inner } = calendar.addWorkingDays(asked, days);
        const clocks = clocksWithin(clocksOfRound(1, asked, calendar), asked, inner, calendar);
        // The same hour of the day before the quiet hours, from which the night was counted.
        const evening = new Date(`${calendar.addWorkingDays(asked, 0).start}T20:00:00+08:00`);
        const fromNight = clocksWithin(clocksOfRound(1, evening, calendar), evening, inner, calendar);
        expect(workingDaysLeft(asked, inner, calendar)).toBeGreaterThanOrEqual(1);
        for (const [index, { dueAt }] of clocks.entries()) {
          expect(dueAt >= fromNight[index]!.dueAt).toBe(true);
          expect(dueAt <= inner || days > 12).toBe(true);
        }
      }),
    );
  });
});
