import { type Day, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { isWorkingTime } from '../../domain/calendar/working-hours.ts';
import { type WorkingWeek, workingWeekSchema } from '../../domain/calendar/working-week.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';

export interface ViewedCalendar {
  readonly unitName: string;
  readonly week: WorkingWeek;
  /** The unit it comes from; undefined: the company's. */
  readonly from: string | undefined;
  /** Whether people are at work now. */
  readonly atWork: boolean;
  /** Set for the unit itself, to come. */
  readonly planned: readonly { readonly fromDay: Day; readonly week: WorkingWeek | null }[];
}

/** By what days and hours a unit works; everybody who has to do with it may know. @throws AppError `notFound` */
export async function viewCalendar(context: ServiceContext, input: { unitId: string }): Promise<ViewedCalendar> {
  const { unitId } = input;
  const now = context.clock.now();
  const today = shanghaiDate(now);
  const { prisma } = context.db;
  const unit = await prisma.orgUnit.findUnique({ where: { id: unitId }, select: { name: true } });
  if (!unit) throw new AppError('notFound');
  const calendar = (await context.unitCalendars(prisma))(unitId);
  const rows = await prisma.unitWorkingWeek.findMany({
    where: { unitId, fromDay: { gt: today } },
    orderBy: [{ fromDay: 'asc' }, { id: 'asc' }],
  });
  // Of several for one day the last one counts.
  const planned = new Map(rows.map(row => [row.fromDay, row.week === null ? null : workingWeekSchema.parse(row.week)]));
  return {
    unitName: unit.name,
    ...calendar.weekOn(today),
    atWork: isWorkingTime(now, calendar),
    planned: [...planned].map(([fromDay, week]) => ({ fromDay, week })),
  };
}

/** The week of a unit on a day, to be changed. */
export async function weekOfUnit(context: ServiceContext, input: { unitId: string; day: Day }): Promise<WorkingWeek> {
  return (await context.unitCalendars(context.db.prisma))(input.unitId).weekOn(input.day).week;
}
