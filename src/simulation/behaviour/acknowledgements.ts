import { addDays, atShanghai, dayParts, periodOf, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { slotAfter } from '../slots.ts';
import type { Act, World } from '../world.ts';

/** Most people read at the beginning of a week what they have been told; some do not. */
export async function acknowledge(world: World): Promise<Act[]> {
  const { app, chance, people, now } = world;
  const today = shanghaiDate(now);
  const monday = addDays(today, 1 - dayParts(today).weekday);
  const at = slotAfter(atShanghai(monday, '00:00'), app.calendar);
  if (at.getTime() !== now.getTime()) return [];
  const week = periodOf(now, 'week');
  return people.all
    .filter(({ id }) => chance.percent(40, 'acknowledges', id, week))
    .map(({ id }) => ({
      key: `read:${id}`,
      at,
      run: async () => app.services.tasks.acknowledgeAll({ actor: await people.actor(id) }),
    }));
}
