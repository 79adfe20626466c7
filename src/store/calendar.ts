import type { Database } from './database.ts';

/** Days that this branch works or has off against the published calendar. */
export async function loadCalendarOverrides(db: Database): Promise<ReadonlyMap<string, 'work' | 'holiday'>> {
  const days = await db.prisma.calendarDay.findMany();
  return new Map(days.map(day => [day.date, day.working ? 'work' : 'holiday']));
}
