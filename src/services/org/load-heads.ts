import type { Prisma, Tx } from '../../store/database.ts';

/** A unit's name, and the head of it or else of the nearest unit above that has one. Who has left heads nothing: their stand-in does, if there is one. */
export interface LedUnit {
  readonly name: string;
  readonly headId: string | null;
}

/** Units with who leads them. One query. */
export async function loadLedUnits(tx: Tx | Prisma, unitIds: readonly string[]): Promise<Map<string, LedUnit>> {
  const ids = [...new Set(unitIds)];
  return ids.length === 0 ? new Map() : ledUnits(tx, ids, null);
}

/** Every unit that somebody leads, as the head of it or of the nearest unit above that has one; of one who has left: as if they were here. One query. */
export async function loadUnitsLedBy(tx: Tx | Prisma, staffId: string): Promise<string[]> {
  const units = await ledUnits(tx, null, staffId);
  return [...units].filter(([, { headId }]) => headId === staffId).map(([id]) => id);
}

/** Of all units where no ids are given. `countedHere` leads as if they had not left. */
async function ledUnits(
  tx: Tx | Prisma,
  ids: readonly string[] | null,
  countedHere: string | null,
): Promise<Map<string, LedUnit>> {
  const rows = await tx.$queryRaw<({ unitId: string } & LedUnit)[]>`
    WITH RECURSIVE above AS (
      SELECT u.id AS "unitId", u.name, u."parentId", u."headId", 0 AS depth FROM "OrgUnit" u
        WHERE ${ids}::text[] IS NULL OR u.id = ANY(${ids}::text[])
      UNION ALL SELECT a."unitId", a.name, p."parentId", p."headId", a.depth + 1
        FROM above a JOIN "OrgUnit" p ON p.id = a."parentId" WHERE a.depth < 20
    ), acting AS (
      SELECT s.id AS "holderId", s.id, s."standInId", s.active OR s.id = ${countedHere}::text AS here, 0 AS depth
        FROM "Staff" s WHERE s.id IN (SELECT "headId" FROM above)
      UNION ALL SELECT a."holderId", s.id, s."standInId", s.active OR s.id = ${countedHere}::text, a.depth + 1
        FROM acting a JOIN "Staff" s ON s.id = a."standInId" WHERE a.here IS NOT TRUE AND a.depth < 20
    )
    SELECT DISTINCT ON (a."unitId") a."unitId", a.name, s.id AS "headId"
    FROM above a LEFT JOIN acting s ON s."holderId" = a."headId" AND s.here ORDER BY a."unitId", s.id IS NULL, a.depth`;
  return new Map(rows.map(({ unitId, ...unit }) => [unitId, unit]));
}

/** The head of each unit that has one, at itself or above. One query. */
export async function loadHeads(tx: Tx | Prisma, unitIds: readonly string[]): Promise<Map<string, string>> {
  const units = await loadLedUnits(tx, unitIds);
  return new Map([...units].flatMap(([id, { headId }]) => (headId === null ? [] : [[id, headId] as const])));
}

/** Each person once: one head of two units is told one thing once. */
export function distinct(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter(id => id !== null && id !== undefined))];
}
