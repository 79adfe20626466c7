import type { Invariant } from './invariant.ts';

interface Wrong {
  what: string;
}

/**
 * What is owed stands still as the rule says and no longer: from when the unit that contests has proved something until it is decided, of the city's
 * orders alone; and every pause in a deadline is one of these.
 */
export const clocksStand: Invariant = {
  name: 'clocksStand',
  async check({ db: { prisma } }) {
    const unproven = await prisma.$queryRaw<Wrong[]>`
      SELECT r.no || ' lets deadlines stand still for nothing' AS what FROM "LiabilityReview" r
      WHERE r."standsSince" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "Evidence" e LEFT JOIN "LiabilityStatement" s ON s.id = e."subjectId" AND e."subjectType" = 'liabilityStatement'
        WHERE e.at <= r."standsSince" AND ((e."subjectType" = 'liability' AND e."subjectId" = r.id)
          OR (s."reviewId" = r.id AND s."unitId" = r."unitId")))`;
    const wrong = await prisma.$queryRaw<Wrong[]>`
      SELECT o.no || ' ' || c.kind::text || CASE WHEN c."pausedAt" IS NULL THEN ' runs on' ELSE ' stands still' END AS what
      FROM "SupervisionClock" c JOIN "SupervisionOrder" o ON o.id = c."orderId"
      LEFT JOIN LATERAL (SELECT max(r."standsSince") AS since FROM "LiabilityReview" r
        WHERE r.status = 'open' AND r."standsSince" IS NOT NULL AND r."subjectId" IN (o.id, o."rectificationId")) r ON true
      WHERE c."metAt" IS NULL AND c."failedAt" IS NULL AND o.status NOT IN ('closed', 'consolidated') AND (
        (c."pausedAt" IS NOT NULL AND (r.since IS NULL OR o."provinceDueAt" IS NOT NULL))
        OR (c."pausedAt" IS NULL AND r.since IS NOT NULL AND o."provinceDueAt" IS NULL AND c."dueAt" > r.since))`;
    const pauses = await prisma.$queryRaw<{ what: string; founded: boolean }[]>`
      SELECT o.no || ' ' || c.kind::text || ' stood still from ' || (p->>'from') AS what, EXISTS (
        SELECT 1 FROM "LiabilityReview" r WHERE r."subjectId" IN (o.id, o."rectificationId")
          AND r."standsSince" <= (p->>'from')::timestamptz AND r."decidedAt" = (p->>'to')::timestamptz) AS founded
      FROM "SupervisionClock" c JOIN "SupervisionOrder" o ON o.id = c."orderId",
        jsonb_array_elements(coalesce(c."dueBasis"->'pauses', '[]'::jsonb)) AS p`;
    const standing = await prisma.liabilityReview.count({ where: { standsSince: { not: null } } });
    return {
      count: standing + pauses.length,
      broken: [...unproven, ...wrong, ...pauses.filter(({ founded }) => !founded)].map(({ what }) => what),
    };
  },
};
