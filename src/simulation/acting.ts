import { shanghaiDate } from '../domain/calendar/shanghai.ts';
import type { World } from './world.ts';

/**
 * Who does somebody's paper work now: they themselves, or the stand-in of one who is on leave, unless that one is away too. To be asked when it is
 * done: leave that is taken meanwhile counts.
 */
export async function actingFor({ app, now }: World, staffId: string): Promise<string> {
  const today = shanghaiDate(now);
  const absences = await app.db.prisma.absence.findMany({
    where: { cancelledAt: null, fromDay: { lte: today }, toDay: { gte: today } },
    select: { staffId: true },
  });
  const isAway = (id: string): boolean => absences.some(absence => absence.staffId === id);
  if (!isAway(staffId)) return staffId;
  const { standInId } = await app.db.prisma.staff.findUniqueOrThrow({ where: { id: staffId } });
  return standInId === null || isAway(standInId) ? staffId : standInId;
}
