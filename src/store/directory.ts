import { shanghaiDate } from '../domain/calendar/shanghai.ts';
import type { Clock } from '../domain/clock.ts';
import type { Actor, StandingIn } from '../domain/org/actor.ts';
import { type ResponsibilityRow, responsibleUnitOf, type UnitNode } from '../domain/org/responsibility.ts';
import type { Prisma, Tx } from './database.ts';

/** People and units. Reads only; changes are use cases. Who is on leave today goes by `clock`. */
export function createDirectory(clock: Clock) {
  /** The unit tree is small (tens of rows) and changes rarely, but every instance must see a change: read it when needed. */
  async function units(tx: Tx | Prisma) {
    return tx.orgUnit.findMany({ where: { active: true } });
  }

  /** The units whose heads these people stand in for today, of heads who are on leave; those of heads who have left are in `headOf`. */
  async function standingIn(
    tx: Tx | Prisma,
    staffIds: readonly string[],
  ): Promise<({ staffId: string } & StandingIn)[]> {
    const today = shanghaiDate(clock.now());
    // From each person who is here back to those whom they are the stand-in of, through whoever is away: a chain has one end that is here.
    return tx.$queryRaw`
      WITH RECURSIVE leave AS (
        SELECT DISTINCT "staffId" AS id FROM "Absence" WHERE "cancelledAt" IS NULL AND "fromDay" <= ${today} AND "toDay" >= ${today}
      ), cover AS (
        SELECT s.id AS "staffId", s.id, s.id AS "forId", s.name AS "forName", false AS leave FROM "Staff" s
          WHERE s.id = ANY(${[...staffIds]}::text[]) AND s.active AND s.id NOT IN (SELECT id FROM leave)
        UNION SELECT c."staffId", l.id, CASE WHEN l.active THEN l.id ELSE c."forId" END,
          CASE WHEN l.active THEN l.name ELSE c."forName" END, c.leave OR l.active
          FROM "Staff" l JOIN cover c ON l."standInId" = c.id WHERE NOT l.active OR l.id IN (SELECT id FROM leave)
      ), covered AS (
        SELECT c."staffId", u.id AS "unitId", c."forId", c."forName" FROM cover c JOIN "OrgUnit" u ON u."headId" = c.id WHERE c.leave
        UNION SELECT p."staffId", u.id, p."forId", p."forName" FROM covered p JOIN "OrgUnit" u ON u."parentId" = p."unitId" WHERE u."headId" IS NULL
      )
      SELECT "staffId", "unitId", "forId", "forName" FROM covered ORDER BY "unitId"`;
  }

  return {
    units,
    standingIn,

    /** The person behind a chat id, or undefined for somebody unknown or departed. */
    async actor(tx: Tx | Prisma, staffId: string): Promise<Actor | undefined> {
      const rows = await tx.$queryRaw<ActorRow[]>`
        WITH RECURSIVE below AS (
          SELECT u.id FROM "OrgUnit" u JOIN "Staff" s ON s."unitId" = u.id WHERE s.id = ${staffId}
          UNION SELECT c.id FROM "OrgUnit" c JOIN below b ON c."parentId" = b.id
        ), posts AS (
          SELECT s.id FROM "Staff" s WHERE s.id = ${staffId}
          UNION SELECT l.id FROM "Staff" l JOIN posts p ON l."standInId" = p.id AND NOT l.active
        )
        SELECT s.id, s.name, s."unitId", u.name AS "unitName", s.roles::text[] AS roles, s.lines::text[] AS lines,
          ARRAY(SELECT id FROM below) AS subtree, ARRAY(SELECT h.id FROM "OrgUnit" h WHERE h."headId" IN (SELECT id FROM posts)) AS "headOf"
        FROM "Staff" s JOIN "OrgUnit" u ON u.id = s."unitId" WHERE s.id = ${staffId} AND s.active`;
      const [actor] = rows;
      if (!actor) return undefined;
      const standing = await standingIn(tx, [staffId]);
      return { ...actor, standsInAt: standing.map(({ unitId, forId, forName }) => ({ unitId, forId, forName })) };
    },

    /** The responsible unit (责任部门) of an inspected unit on a day. */
    async responsibleUnit(
      tx: Tx | Prisma,
      input: { unitId: string; line: Actor['lines'][number]; on: Date },
    ): Promise<string | undefined> {
      const rows: ResponsibilityRow[] = await tx.responsibilityRule.findMany();
      const tree = new Map<string, UnitNode>((await units(tx)).map(unit => [unit.id, unit]));
      return responsibleUnitOf({ ...input, rows, units: tree });
    },

    /** The head of a unit, or the stand-in of one who has left; else those of the nearest unit above it that has one. */
    async headOf(tx: Tx | Prisma, unitId: string): Promise<{ id: string; name: string } | undefined> {
      const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
        WITH RECURSIVE above AS (
          SELECT u.id, u."parentId", u."headId", 0 AS depth FROM "OrgUnit" u WHERE u.id = ${unitId}
          UNION ALL SELECT p.id, p."parentId", p."headId", a.depth + 1 FROM "OrgUnit" p JOIN above a ON p.id = a."parentId" WHERE a.depth < 20
        ), acting AS (
          SELECT s.id AS "holderId", s.id, s.name, s.active, s."standInId", 0 AS depth FROM "Staff" s WHERE s.id IN (SELECT "headId" FROM above)
          UNION ALL SELECT a."holderId", s.id, s.name, s.active, s."standInId", a.depth + 1
            FROM acting a JOIN "Staff" s ON s.id = a."standInId" WHERE NOT a.active AND a.depth < 20
        )
        SELECT s.id, s.name FROM above a JOIN acting s ON s."holderId" = a."headId" AND s.active ORDER BY a.depth LIMIT 1`;
      return rows[0];
    },

    everybody: (tx: Tx | Prisma) =>
      tx.staff.findMany({
        where: { active: true },
        include: { unit: { select: { name: true } } },
        orderBy: { id: 'asc' },
      }),

    async withRole(
      tx: Tx | Prisma,
      role: Actor['roles'][number],
    ): Promise<{ id: string; name: string; unitId: string }[]> {
      return tx.staff.findMany({
        where: { roles: { has: role }, active: true },
        select: { id: true, name: true, unitId: true },
        orderBy: { id: 'asc' },
      });
    },

    /** 服务管理人员 of a unit. */
    async serviceOfficersOf(tx: Tx | Prisma, unitId: string): Promise<{ id: string; name: string }[]> {
      return tx.staff.findMany({
        where: { unitId, roles: { has: 'serviceOfficer' }, active: true },
        select: { id: true, name: true },
        orderBy: { id: 'asc' },
      });
    },
  };
}

type ActorRow = Omit<Actor, 'standsInAt'>;

export type Directory = ReturnType<typeof createDirectory>;
