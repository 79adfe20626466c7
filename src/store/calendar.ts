import { createWorkingCalendar, type WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { type WeekChange, weekOn, workingWeekSchema } from '../domain/calendar/working-week.ts';
import { lineageOf } from '../domain/org/lineage.ts';
import type { Database, Prisma, Tx } from './database.ts';

export type CalendarOf = (unitId: string) => WorkingCalendar;
export type Calendars = Awaited<ReturnType<typeof openCalendars>>;

/** The company's calendar as it is set when the program begins, and those of units as they are set whenever they are asked for. */
export async function openCalendars(db: Database) {
  const days = await db.prisma.calendarDay.findMany();
  const overrides = new Map(days.map(day => [day.date, day.working ? ('work' as const) : ('holiday' as const)]));
  const company = createWorkingCalendar(overrides);

  /** By what units work, from what is set for them and above them; `planned` counts as if it had been set. */
  async function ofUnits(from: Tx | Prisma, planned: readonly WeekChange[] = []): Promise<CalendarOf> {
    const rows = await from.unitWorkingWeek.findMany({ orderBy: { id: 'asc' } });
    if (rows.length + planned.length === 0) return () => company;
    const units = await from.orgUnit.findMany({ select: { id: true, name: true, parentId: true } });
    const byId = new Map(units.map(unit => [unit.id, unit]));
    const changes = [...rows.map(changeOf), ...planned];
    return unitId => {
      const lineage = lineageOf(unitId, byId);
      return createWorkingCalendar(overrides, day => weekOn(day, lineage, changes));
    };
  }

  return { company, ofUnits };
}

function changeOf({ unitId, fromDay, week }: { unitId: string; fromDay: string; week: unknown }): WeekChange {
  return { unitId, from: fromDay, week: week === null ? null : workingWeekSchema.parse(week) };
}
