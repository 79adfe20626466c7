import { expect, it } from 'vitest';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { publicationDue } from '../../../src/domain/kpi/publication.ts';

it.each([
  ['2026-10-31', '2026-11-10T18:00:00+08:00'],
  // A Saturday that is worked after National Day.
  ['2026-09-30', '2026-10-10T18:00:00+08:00'],
  // A Sunday; the Saturday before it is worked after Labour Day.
  ['2026-04-30', '2026-05-09T18:00:00+08:00'],
  ['2026-12-31', '2027-01-08T18:00:00+08:00'],
])('a month that ends on %s is published by %s', (lastDay, due) => {
  expect(publicationDue(lastDay, createWorkingCalendar())).toEqual(new Date(due));
});
