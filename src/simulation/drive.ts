import type { App } from '../app.ts';
import { addDays, atShanghai, type Day, shanghaiDate } from '../domain/calendar/shanghai.ts';
import { BEHAVIOURS } from './behaviour/index.ts';
import type { Chance } from './chance.ts';
import { periodsWithin } from './ended-periods.ts';
import { readPeople } from './people.ts';
import { slotsFrom } from './slots.ts';
import type { Act, World } from './world.ts';

/** The last periods are closed within so many days after the last one. */
const CLOSING_DAYS = 35;
/** What another instance does at the same moment may make an act impossible that was found possible; it is looked at again so often. */
const TRIES = 3;

export interface Simulation {
  readonly app: App;
  readonly chance: Chance;
  readonly start: Day;
  readonly days: number;
  /** Called after each slot. */
  readonly onSlot: (reached: { now: Date; acts: number }) => void;
}

/**
 * Lives through the days: at each slot everybody does what is due for them, between the slots the clock stops at everything that falls due. Goes on
 * until the periods that ended within the days are closed. Where the clock stands later already, nothing is done: a restart goes on in the slot in
 * which the process died, and of several instances each finds what the others have left.
 *
 * @returns how many acts were done here
 */
export async function simulate({ app, chance, start, days, onSlot }: Simulation): Promise<number> {
  const people = await readPeople(app);
  const lastDay = addDays(start, days - 1);
  const dueActs = createDueActs(app);
  let acts = 0;
  for (const now of slotsFrom(start, days + CLOSING_DAYS, app.calendar)) {
    if (now < app.clock.now()) continue;
    if (shanghaiDate(now) > lastDay && now > (await reached(app)) && (await allClosed(app, start, days))) break;
    await app.advanceTo(now);
    acts += await app.clock.whileStill(async () => {
      if (app.clock.now() > now) return 0;
      return doAll({ app, chance, now, people, start }, dueActs);
    });
    onSlot({ now, acts });
  }
  const end = atShanghai(addDays(lastDay, 1), '00:00');
  await app.advanceTo(end > app.clock.now() ? end : app.clock.now());
  return acts;
}

/** Where the clock stands, whoever has moved it. */
function reached({ clock }: App): Promise<Date> {
  return clock.whileStill(async () => clock.now());
}

/** Does everything that is due now, in the order of its keys, so that it is the same order however often it is begun. */
async function doAll(world: World, dueActs: (world: World) => Promise<Act[]>): Promise<number> {
  let done = 0;
  for (let tries = 1; ; tries += 1) {
    try {
      for (const act of await dueActs(world)) {
        await act.run(`simulate:${act.key}:${world.now.toISOString()}`);
        done += 1;
      }
      return done;
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

/** What is due, in order. Within a day nobody is asked again as long as nothing has happened and nothing can have become due. */
function createDueActs(app: App): (world: World) => Promise<Act[]> {
  let asked: { day: Day; event: bigint; next: Date | undefined } | undefined;
  return async world => {
    const day = shanghaiDate(world.now);
    const event = await lastEvent(app);
    if (asked?.day === day && asked.event === event && (!asked.next || asked.next > world.now)) return [];
    const acts: Act[] = [];
    for (const behaviour of BEHAVIOURS) acts.push(...(await behaviour(world)));
    const next = acts.reduce<Date | undefined>((first, { at }) => (!first || at < first ? at : first), undefined);
    asked = { day, event, next };
    return acts.filter(({ at }) => at <= world.now).sort((a, b) => (a.key < b.key ? -1 : 1));
  };
}

/** Every change leaves an audit event. */
async function lastEvent({ db }: App): Promise<bigint> {
  const event = await db.prisma.auditEvent.findFirst({ select: { id: true }, orderBy: { id: 'desc' } });
  return event?.id ?? 0n;
}

async function allClosed({ db }: App, start: Day, days: number): Promise<boolean> {
  const periods = periodsWithin(start, days);
  const frozen = await db.prisma.kpiClosing.count({ where: { period: { in: periods }, status: 'frozen' } });
  return frozen === periods.length;
}
