import { addDays, atShanghai, type Day, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { slotAfter } from '../slots.ts';
import { type Act, later, type World } from '../world.ts';

/** How many of a hundred people are away for some days of a month. */
const AWAY = 12;
/** Calendar days between the notice and the first day, and from the first to the last one. */
const AHEAD = { from: 1, to: 4 };
const LENGTH = { from: 0, to: 4 };

/** Now and then somebody who inspects, writes or signs takes leave of some days; it begins after the day on which it is asked for. */
export async function takeLeave(world: World): Promise<Act[]> {
  const { app, chance, people, now } = world;
  const month = shanghaiDate(now).slice(0, 7);
  const began = atShanghai(`${month}-01`, '00:00');
  const taken = await app.db.prisma.absence.findMany({ where: { at: { gte: began } }, select: { staffId: true } });
  const known = new Set(taken.map(({ staffId }) => staffId));
  return whoTakesLeave(world)
    .filter(id => !known.has(id) && chance.percent(AWAY, 'leave', id, month))
    .map(id => ({
      key: `leave:${id}:${month}`,
      at: later(world, began, { from: 1, to: 12 }, 'leave', id, month),
      async run(submissionId: string) {
        const fromDay = addDays(shanghaiDate(world.now), chance.between(AHEAD.from, AHEAD.to, 'ahead', id, month));
        const toDay = addDays(fromDay, chance.between(LENGTH.from, LENGTH.to, 'length', id, month));
        await app.services.planning.takeLeave({
          ...{ actor: await people.actor(id), submissionId, fromDay, toDay, reason: '年休假' },
        });
      },
    }));
}

/** Inspectors, the heads of units and those who write for them; leaders and quality officers do not. */
function whoTakesLeave({ people }: World): string[] {
  const inspectors = people.verifiers.filter(({ roles }) => roles.includes('inspector')).map(({ id }) => id);
  const leads = people.leaders.map(({ id }) => id);
  const ofUnits = people.units.flatMap(({ id }) => [people.headOf(id), people.writerOf(id)]);
  return [...new Set([...inspectors, ...ofUnits])].filter(id => !leads.includes(id)).sort();
}

interface AbsentDays {
  readonly staffId: string;
  readonly fromDay: Day;
  readonly toDay: Day;
}

/** All leave that was ever taken. */
export function loadAbsences({ app }: World): Promise<AbsentDays[]> {
  return app.db.prisma.absence.findMany({
    where: { cancelledAt: null },
    select: { staffId: true, fromDay: true, toDay: true },
  });
}

/** When somebody does what they would have done at a slot: where they are on leave then, the first one after it. */
export function whenBack({ app }: World, absences: readonly AbsentDays[], staffId: string, at: Date): Date {
  const own = absences.filter(each => each.staffId === staffId).sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  return own.reduce((slot, { fromDay, toDay }) => {
    const day = shanghaiDate(slot);
    return fromDay <= day && day <= toDay ? slotAfter(atShanghai(toDay, '23:59'), app.calendar) : slot;
  }, at);
}
