import { shanghaiDate } from '../../domain/calendar/shanghai.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/** A duty of a unit with who holds it, and who acts now: the holder, or the stand-in of one who has left or is on leave. */
export interface Post {
  readonly id: string;
  readonly name: string;
  /** `active`: has not left. */
  readonly holder: { readonly id: string; readonly name: string; readonly active: boolean };
}

/** Whom somebody stands in for at a unit, if for anybody. */
export const standsInFor = (post: Post | undefined): string | null =>
  post && post.id !== post.holder.id ? post.holder.id : null;

/** Who writes a unit's papers and who signs for it, in the order in which they are asked. */
export interface Posts {
  readonly head: Post | undefined;
  readonly officers: readonly Post[];
}

/** What the rules ask about a unit's posts: the head with whoever acts for one who is away, and who acts for a service officer that is away. */
export function actingAt({ head, officers }: Posts): { headIds: string[]; standInIds: string[] } {
  return {
    headIds: head ? [head.id, head.holder.id] : [],
    standInIds: officers.filter(post => standsInFor(post) !== null).map(({ id }) => id),
  };
}

/** Who writes a unit's papers: its serviceOfficers, else its head. */
export function writersOf({ head, officers }: Posts): string[] {
  const posts = officers.length > 0 ? officers : head ? [head] : [];
  return [...new Set(posts.map(({ id }) => id))];
}

/** For whom somebody writes a unit's papers who does so as a stand-in alone; null for who writes by their own right. */
export function writesFor(posts: Posts, unitId: string, actor: { id: string; unitId: string }): string | null {
  const { head, officers } = posts;
  const { headIds, standInIds } = actingAt(posts);
  const own = actor.id === head?.holder.id || officers.some(({ holder }) => holder.id === actor.id);
  if (own || (actor.unitId === unitId && !headIds.includes(actor.id) && !standInIds.includes(actor.id))) return null;
  return standsInFor(officers.find(({ id }) => id === actor.id) ?? (head?.id === actor.id ? head : undefined));
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly standInId: string | null;
}

/** The ids of those who are on leave today. */
export async function loadAway(context: Pick<ServiceContext, 'clock'>, db: Tx | Prisma): Promise<Set<string>> {
  const today = shanghaiDate(context.clock.now());
  const absences = await db.absence.findMany({
    where: { cancelledAt: null, fromDay: { lte: today }, toDay: { gte: today } },
    select: { staffId: true },
  });
  return new Set(absences.map(({ staffId }) => staffId));
}

/** Who is away now and who acts for them. Two queries, whatever is asked of it then. */
export async function loadStandIns(context: Pick<ServiceContext, 'clock'>, db: Tx | Prisma) {
  const onLeave = await loadAway(context, db);
  const rows: Person[] = await db.staff.findMany({
    where: { OR: [{ active: false }, { id: { in: [...onLeave] } }, { coverOf: { some: {} } }] },
    select: { id: true, name: true, active: true, standInId: true },
  });
  const people = new Map(rows.map(person => [person.id, person]));
  const isAway = (person: Person) => !person.active || onLeave.has(person.id);

  /** The first of the chain of stand-ins who is here; a chain that leads back ends. */
  function actingFor(holder: Person): Person | undefined {
    const seen = new Set<string>();
    let person: Person | undefined = holder;
    while (person && isAway(person) && !seen.has(person.id)) {
      seen.add(person.id);
      person = person.standInId === null ? undefined : people.get(person.standInId);
    }
    return person && !isAway(person) ? person : undefined;
  }

  return {
    /** A post by its holder. On leave without a stand-in they act themselves; one who has left without a stand-in leaves it empty. */
    postOf(holder: Person): Post | undefined {
      const acting = actingFor(holder) ?? (holder.active ? holder : undefined);
      const { id, name, active } = holder;
      return acting && { id: acting.id, name: acting.name, holder: { id, name, active } };
    },
    /** Who acts for somebody who is away, with the name of the latter; undefined of who is here, and where nobody does. */
    standInOf(id: string): { id: string; forName: string } | undefined {
      const person = people.get(id);
      const acting = person && isAway(person) ? actingFor(person) : undefined;
      return person && acting && { id: acting.id, forName: person.name };
    },
    /** For whom this person acts now. */
    coveredBy: (id: string): string[] =>
      rows
        .filter(person => person.id !== id && isAway(person) && actingFor(person)?.id === id)
        .map(person => person.id),
    /** Everybody who acts for somebody now. */
    acting: (): string[] => [...new Set(rows.flatMap(person => (isAway(person) ? (actingFor(person)?.id ?? []) : [])))],
  };
}

const PERSON = { id: true, name: true, active: true, standInId: true } as const;

/** The posts of a unit. */
export async function loadPosts(
  context: Pick<ServiceContext, 'clock'>,
  db: Tx | Prisma,
  unitId: string,
): Promise<Posts & { readonly above: readonly Post[] }> {
  return (await loadPostsOf(context, db, [unitId]))(unitId);
}

/**
 * The posts of several units, with as many queries as for one: the head is that of the nearest unit above where a unit's own post is empty. `above`: the
 * heads of the units further up, the nearest first.
 */
export async function loadPostsOf(
  context: Pick<ServiceContext, 'clock'>,
  db: Tx | Prisma,
  unitIds: readonly string[],
): Promise<(unitId: string) => Posts & { readonly above: readonly Post[] }> {
  const standIns = await loadStandIns(context, db);
  const allOfficers = await db.staff.findMany({
    where: { unitId: { in: [...unitIds] }, roles: { has: 'serviceOfficer' } },
    select: { ...PERSON, unitId: true },
    orderBy: { id: 'asc' },
  });
  const units = new Map(
    (await db.orgUnit.findMany({ include: { head: { select: PERSON } } })).map(unit => [unit.id, unit]),
  );

  function headsOf(unitId: string): Post[] {
    const seen = new Set<string>();
    const heads: Post[] = [];
    for (let unit = units.get(unitId); unit && !seen.has(unit.id); unit = units.get(unit.parentId ?? '')) {
      seen.add(unit.id);
      const post = unit.head ? standIns.postOf(unit.head) : undefined;
      if (post) heads.push(post);
    }
    return heads;
  }

  return unitId => {
    const officers = allOfficers.filter(officer => officer.unitId === unitId);
    const inOffice = officers.filter(({ active }) => active);
    const [head, ...above] = headsOf(unitId);
    // Somebody who has left is stood in for until there is a successor.
    const filled = inOffice.length > 0 ? inOffice : officers;
    return { head, above, officers: filled.flatMap(officer => standIns.postOf(officer) ?? []) };
  };
}

/** The units whose papers somebody writes, and those they sign for, in place of people who are away; and who else acts for anybody now. */
export async function loadCover(
  context: Pick<ServiceContext, 'clock'>,
  db: Tx | Prisma,
  staffId: string,
): Promise<{ writes: string[]; heads: string[]; acting: string[] }> {
  const standIns = await loadStandIns(context, db);
  const acting = standIns.acting();
  const covered = standIns.coveredBy(staffId);
  if (covered.length === 0) return { writes: [], heads: [], acting };
  const headed = await db.orgUnit.findMany({ where: { headId: { in: covered } }, select: { id: true } });
  const officers = await db.staff.findMany({
    where: { id: { in: covered }, roles: { has: 'serviceOfficer' } },
    select: { unitId: true, active: true },
  });
  const succeeded = await db.staff.findMany({
    where: {
      unitId: { in: officers.filter(({ active }) => !active).map(({ unitId }) => unitId) },
      roles: { has: 'serviceOfficer' },
      active: true,
    },
    select: { unitId: true },
  });
  const writes = officers
    .filter(({ active, unitId }) => active || !succeeded.some(successor => successor.unitId === unitId))
    .map(({ unitId }) => unitId);
  return { writes: [...new Set(writes)], heads: headed.map(({ id }) => id), acting };
}
