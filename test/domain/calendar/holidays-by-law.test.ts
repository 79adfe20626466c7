import { describe, expect, it } from 'vitest';
import { holidaysByLaw } from '../../../src/domain/calendar/holidays-by-law.ts';
import { isYearPublished, publishedDayKind } from '../../../src/domain/calendar/public-holidays.ts';
import { addDays } from '../../../src/domain/calendar/shanghai.ts';

describe('holidays named by law', () => {
  it.each([
    ['2027-01-01', '元旦'],
    ['2027-02-05', '春节'],
    ['2027-02-08', '春节'],
    ['2027-04-05', '清明'],
    ['2027-05-02', '劳动节'],
    ['2027-06-09', '端午'],
    ['2027-09-15', '中秋'],
    ['2027-10-03', '国庆节'],
    // Not the fifth day of the leap fifth month.
    ['2028-05-28', '端午'],
    ['2028-04-04', '清明'],
  ])('%s is off before the arrangement is published: %s', (day, name) =>
    expect(publishedDayKind(day)).toEqual({ working: false, reason: 'holiday', name }),
  );

  it.each(['2027-01-04', '2027-02-04', '2027-02-09', '2027-05-03', '2027-10-04', '2028-06-27'])('%s is worked', day =>
    expect(publishedDayKind(day)).toEqual({ working: true, madeUp: false }),
  );

  it('makes no day up, and adds 13 days off at most', () => {
    for (const year of [2027, 2028, 2031, 2040]) {
      expect(isYearPublished(year)).toBe(false);
      let holidays = 0;
      for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
        const kind = publishedDayKind(day);
        if (kind.working) expect(kind.madeUp).toBe(false);
        else if (kind.reason === 'holiday') holidays += 1;
      }
      // 中秋 may fall within the National Day holiday.
      expect(holidays).toBe(holidaysByLaw(year).size);
      expect([12, 13]).toContain(holidays);
    }
  });

  it.each([2025, 2026])('agrees with the arrangement of %i', year => {
    for (const day of holidaysByLaw(year).keys())
      expect({ day, ...publishedDayKind(day) }).toMatchObject({ working: false, reason: 'holiday' });
    expect(holidaysByLaw(year).size).toBe(13);
  });

  it('leaves years before the law to their weekends', () =>
    expect(publishedDayKind('2003-01-01')).toEqual({ working: true, madeUp: false }));
});
