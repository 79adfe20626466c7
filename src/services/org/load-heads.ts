import type { Prisma, Tx } from '../../store/database.ts';

/** The head of each unit, else of the nearest unit above that has one; people who have left head nothing. One query. */
export async function loadHeads(tx: Tx | Prisma, unitIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(unitIds)];
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ unitId: string; headId: string }[]>`
    WITH RECURSIVE above AS (
      SELECT u.id AS "unitId", u."parentId", u."headId", 0 AS depth FROM "OrgUnit" u WHERE u.id = ANY(${ids}::text[])
      UNION ALL SELECT a."unitId", p."parentId", p."headId", a.depth + 1
        FROM above a JOIN "OrgUnit" p ON p.id = a."parentId" WHERE a.depth < 20
    )
    SELECT DISTINCT ON (a."unitId") a."unitId", s.id AS "headId"
    FROM above a JOIN "Staff" s ON s.id = a."headId" AND s.active ORDER BY a."unitId", a.depth`;
  return new Map(rows.map(({ unitId, headId }) => [unitId, headId]));
}

/** Each person once: one head of two units is told one thing once. */
export function distinct(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter(id => id !== null && id !== undefined))];
}
