import type { Prisma, Tx } from '../../store/database.ts';

/** A unit's name, and the head of it or else of the nearest unit above that has one; people who have left head nothing. */
export interface LedUnit {
  readonly name: string;
  readonly headId: string | null;
}

/** Units with who leads them. One query. */
export async function loadLedUnits(tx: Tx | Prisma, unitIds: readonly string[]): Promise<Map<string, LedUnit>> {
  const ids = [...new Set(unitIds)];
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<({ unitId: string } & LedUnit)[]>`
    WITH RECURSIVE above AS (
      SELECT u.id AS "unitId", u.name, u."parentId", u."headId", 0 AS depth FROM "OrgUnit" u WHERE u.id = ANY(${ids}::text[])
      UNION ALL SELECT a."unitId", a.name, p."parentId", p."headId", a.depth + 1
        FROM above a JOIN "OrgUnit" p ON p.id = a."parentId" WHERE a.depth < 20
    )
    SELECT DISTINCT ON (a."unitId") a."unitId", a.name, s.id AS "headId"
    FROM above a LEFT JOIN "Staff" s ON s.id = a."headId" AND s.active ORDER BY a."unitId", s.id IS NULL, a.depth`;
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
