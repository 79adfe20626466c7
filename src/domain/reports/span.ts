import { spanOf } from '../bulletins/periods.ts';
import { addDays, atShanghai, lastDayOfMonth, makeDay } from '../calendar/shanghai.ts';

/** The first moment of a report's period, and the first after it. */
export function spanOfPeriod(period: string): { from: Date; before: Date } {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (!quarter) return spanOf(period);
  const year = Number(quarter[1]);
  const last = Number(quarter[2]) * 3;
  return {
    from: atShanghai(makeDay(year, last - 2, 1)!, '00:00'),
    before: atShanghai(addDays(lastDayOfMonth(year, last), 1), '00:00'),
  };
}
