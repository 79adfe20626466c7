import type { Actor } from '../../domain/org/actor.ts';
import type { Candidate } from '../../domain/penalties/deciders.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadAway } from '../org/posts.ts';

export interface DecidingPeople {
  readonly qualityOfficers: readonly Candidate[];
  readonly leaders: readonly Candidate[];
}

/** Everybody in office who could decide about points. */
export async function loadDecidingPeople(context: ServiceContext, db: Tx | Prisma): Promise<DecidingPeople> {
  const officers = await context.directory.withRole(db, 'qualityOfficer');
  const leaders = await context.directory.withRole(db, 'leader');
  const ids = [...officers, ...leaders].map(({ id }) => id);
  // As `Actor.headOf`: the post of one who has left is their stand-in's.
  const headed = await db.$queryRaw<{ staffId: string; unitId: string }[]>`
    WITH RECURSIVE posts AS (
      SELECT s.id AS "staffId", s.id FROM "Staff" s WHERE s.id = ANY(${ids}::text[])
      UNION SELECT p."staffId", l.id FROM "Staff" l JOIN posts p ON l."standInId" = p.id AND NOT l.active
    )
    SELECT p."staffId", u.id AS "unitId" FROM posts p JOIN "OrgUnit" u ON u."headId" = p.id`;
  const standing = await context.directory.standingIn(db, ids);
  const standIns = await db.staff.findMany({ where: { id: { in: ids } }, select: { id: true, standInId: true } });
  const away = await loadAway(context, db);
  const candidate = ({ id, unitId }: { id: string; unitId: string }): Candidate => ({
    id,
    unitId,
    headOf: headed.filter(({ staffId }) => staffId === id).map(each => each.unitId),
    standsInAt: standing.filter(({ staffId }) => staffId === id),
    away: away.has(id),
    standInId: standIns.find(each => each.id === id)?.standInId ?? null,
  });
  return { qualityOfficers: officers.map(candidate), leaders: leaders.map(candidate) };
}

/** The actor's unit and every unit above it. */
export async function loadUnitPath(context: ServiceContext, actor: Actor): Promise<string[]> {
  const units = await context.directory.units(context.db.prisma);
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const path: string[] = [];
  // A wrong parent loop must not hang a turn: a unit already on the path ends it.
  for (let id: string | null = actor.unitId; id !== null && !path.includes(id); id = parents.get(id) ?? null)
    path.push(id);
  return path;
}

/** Names of people by id, also of those who have left; an unknown id is its own name. */
export async function loadNames(db: Tx | Prisma, ids: readonly (string | null)[]): Promise<(id: string) => string> {
  const known = ids.filter(id => id !== null);
  const rows = await db.staff.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return id => names.get(id) ?? id;
}

/** Names of units by id, also of those no longer active. */
export async function loadUnitNames(db: Tx | Prisma): Promise<(id: string) => string> {
  const rows = await db.orgUnit.findMany({ select: { id: true, name: true } });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return id => names.get(id) ?? id;
}
