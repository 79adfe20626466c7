import type { DayOff } from '../../../domain/calendar/public-holidays.ts';
import type { Day } from '../../../domain/calendar/shanghai.ts';
import type { ServiceContext } from '../../context.ts';

/** Why nobody works on a day, by the company's calendar, which everybody may know; undefined for a working day. */
export async function dayOff(context: ServiceContext, { day }: { day: Day }): Promise<DayOff | undefined> {
  const kind = context.calendar.dayKind(day);
  return kind.working ? undefined : kind;
}
