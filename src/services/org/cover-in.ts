import type { Day } from '../../domain/calendar/shanghai.ts';
import { type Actor, hasRole } from '../../domain/org/actor.ts';
import type { Prisma, Tx } from '../../store/database.ts';

export interface Span {
  readonly fromDay: Day;
  readonly toDay: Day;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who stands in for somebody in some days, as leaves are registered now. */
export interface Cover {
  readonly standIn: Named;
  /** What of these days the stand-in is on leave as well; empty where they are here throughout. */
  readonly away: readonly Span[];
  /** Who acts then, the next of the chain who is here; null where nobody is. */
  readonly next: Named | null;
}

/** Whether somebody has what is stood in for whoever they are: a unit's papers, or what concerns its points. */
export const hasPosts = (actor: Actor): boolean => hasRole(actor, 'serviceOfficer') || actor.headOf.length > 0;

/** Null where nobody is named. Two queries. */
export async function coverIn(db: Tx | Prisma, staffId: string, days: Span): Promise<Cover | null> {
  const rows = await db.staff.findMany({ select: { id: true, name: true, active: true, standInId: true } });
  const people = new Map(rows.map(person => [person.id, person]));
  const leaves = await leavesIn(db, days);
  const chain: typeof rows = [];
  for (let next = people.get(staffId)?.standInId ?? null; next !== null; ) {
    const person = people.get(next);
    if (!person || person.id === staffId || chain.includes(person)) break;
    chain.push(person);
    next = person.standInId;
  }
  const [standIn, ...others] = chain.filter(({ active }) => active);
  if (!standIn) return null;
  const away = leaves.filter(leave => leave.staffId === standIn.id).map(leave => within(leave, days));
  const here = ({ id }: Named) =>
    !leaves.some(leave => leave.staffId === id && away.some(span => overlap(leave, span)));
  const next = away.length > 0 ? others.find(here) : undefined;
  const named = ({ id, name }: Named): Named => ({ id, name });
  return { standIn: named(standIn), away, next: next ? named(next) : null };
}

/** For whom this person stands in, of those on leave in these days who have posts, with the days and who acts instead where this person is away. */
export async function coveredIn(
  db: Tx | Prisma,
  staffId: string,
  days: Span,
): Promise<(Span & { readonly forName: string; readonly heads: boolean; readonly next: Named | null })[]> {
  const people = await db.staff.findMany({
    where: { standInId: staffId, active: true },
    select: { id: true, name: true, roles: true, headOf: { select: { id: true } } },
    orderBy: { id: 'asc' },
  });
  const leaves = await leavesIn(db, days);
  const covered: Awaited<ReturnType<typeof coveredIn>> = [];
  for (const { id, name, roles, headOf } of people) {
    const heads = headOf.length > 0;
    if (!heads && !roles.includes('serviceOfficer')) continue;
    for (const leave of leaves.filter(each => each.staffId === id)) {
      const span = within(leave, days);
      const cover = await coverIn(db, id, span);
      covered.push({ ...span, forName: name, heads, next: cover?.next ?? null });
    }
  }
  return covered;
}

async function leavesIn(db: Tx | Prisma, { fromDay, toDay }: Span) {
  return db.absence.findMany({
    where: { cancelledAt: null, fromDay: { lte: toDay }, toDay: { gte: fromDay } },
    distinct: ['staffId', 'fromDay', 'toDay'],
    orderBy: [{ fromDay: 'asc' }, { toDay: 'asc' }],
    select: { staffId: true, fromDay: true, toDay: true },
  });
}

const overlap = (one: Span, other: Span): boolean => one.fromDay <= other.toDay && other.fromDay <= one.toDay;

const within = ({ fromDay, toDay }: Span, days: Span): Span => ({
  fromDay: fromDay > days.fromDay ? fromDay : days.fromDay,
  toDay: toDay < days.toDay ? toDay : days.toDay,
});
