import {
  addDays,
  atShanghai,
  lastDayOfMonth,
  makeDay,
  shanghaiDate,
  toShanghai,
} from '../../../domain/calendar/shanghai.ts';
import { discloseVisit, isUndercover, type Viewer } from '../../../domain/inspections/disclosure.ts';
import { awayFor } from '../../../domain/inspections/planning/absence.ts';
import { type Inspector, isBarredFrom } from '../../../domain/inspections/planning/assign.ts';
import type { ServiceLine } from '../../../domain/org/actor.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { Prisma as Queries } from '../../../store/generated/client.ts';
import type { ServiceContext } from '../../context.ts';
import { loadTasks } from './load-tasks.ts';

export interface LinePerson extends Inspector {
  readonly name: string;
  readonly standInId: string | null;
  readonly away: boolean;
}

/**
 * The inspectors of a line with what they have to do in the month of a deadline, and whether they are away for it.
 *
 * @param input.viewer to whom the load is shown: visits under cover whose inspector they may not know are left out of it.
 */
export async function loadLinePeople(
  context: ServiceContext,
  db: Tx | Prisma,
  input: { line: ServiceLine; dueAt: Date; now: Date; viewer?: Viewer },
): Promise<LinePerson[]> {
  const { line, dueAt, now, viewer } = input;
  const staff = await db.staff.findMany({
    where: { active: true, roles: { has: 'inspector' }, lines: { has: line } },
    orderBy: { id: 'asc' },
  });
  const ids = staff.map(person => person.id);
  const { year, month } = toShanghai(dueAt);
  const load = await loadOf(context, db, viewer, {
    inspectorId: { in: ids },
    status: { notIn: ['skipped', 'withdrawn'] },
    dueAt: {
      gte: atShanghai(makeDay(year, month, 1)!, '00:00'),
      lt: atShanghai(addDays(lastDayOfMonth(year, month), 1), '00:00'),
    },
  });
  const span = { today: shanghaiDate(now), dueDay: shanghaiDate(dueAt) };
  const absences = await db.absence.findMany({
    where: { staffId: { in: ids }, cancelledAt: null, toDay: { gte: span.today } },
  });
  const away = awayFor(absences, span, context.calendar);
  return staff.map(({ id, name, unitId, standInId }) => ({
    ...{ id, name, unitId, standInId },
    load: load.get(id) ?? 0,
    away: away.has(id),
  }));
}

/** How many tasks each inspector has, as far as somebody may know of them. */
async function loadOf(
  context: ServiceContext,
  db: Tx | Prisma,
  viewer: Viewer | undefined,
  where: Queries.InspectionTaskWhereInput,
): Promise<Map<string, number>> {
  if (!viewer) {
    const counts = await db.inspectionTask.groupBy({ by: ['inspectorId'], where, _count: true });
    return new Map(counts.map(each => [each.inspectorId, each._count]));
  }
  const known = (await loadTasks(context, db, where)).filter(
    task => !isUndercover(task) || discloseVisit(viewer, task).inspectorName,
  );
  return new Map([...Map.groupBy(known, task => task.inspectorId)].map(([id, own]) => [id, own.length]));
}

/** Who takes over from somebody: the stand-in, else the one with least to do; undefined where nobody may. */
export function successorOf(
  ownerId: string,
  visit: { unitId: string; responsibleUnitId: string | undefined },
  people: readonly LinePerson[],
  standInId: string | null,
): LinePerson | undefined {
  const free = people.filter(person => person.id !== ownerId && !person.away && !isBarredFrom(person, visit));
  return free.find(person => person.id === standInId) ?? [...free].sort((a, b) => a.load - b.load)[0];
}
