import type { Invariant } from './invariant.ts';

interface Charged {
  what: string;
  found: string;
  charged: string;
}

/** Points stand against the unit that was found responsible: every deduction decided after a 责任认定 about it, and whatever was posted of it. */
export const pointsFollowLiability: Invariant = {
  name: 'pointsFollowLiability',
  async check({ db: { prisma } }) {
    const rows = await prisma.$queryRaw<Charged[]>`
      SELECT DISTINCT ON (e.id) e.no || ' by ' || r.no AS what, e."responsibleUnitId" AS charged,
        CASE r.status WHEN 'moved' THEN r."movedToUnitId" ELSE coalesce(r."responsibleUnitId", r."unitId") END AS found
      FROM "PenaltyEntry" e
      LEFT JOIN "SupervisionClock" c ON e."subjectType" = 'supervisionClock' AND c.id = e."subjectId"
      LEFT JOIN "RectificationNotice" n ON e."subjectType" = 'finding' AND n."findingId" = e."subjectId"
      JOIN "LiabilityReview" r ON r."subjectId" IN (e.id, c."orderId", n.id)
      WHERE r.status IN ('upheld', 'moved') AND (e."decidedAt" IS NULL OR e."decidedAt" >= r."decidedAt")
      ORDER BY e.id, r."decidedAt" DESC`;
    const posted = await prisma.$queryRaw<Charged[]>`
      SELECT e.no || ' ' || p.reason AS what, e."responsibleUnitId" AS found, p."unitId" AS charged
      FROM "PenaltyPosting" p JOIN "PenaltyEntry" e ON e.id = p."entryId"`;
    return {
      count: rows.length + posted.length,
      broken: [...rows, ...posted]
        .filter(({ found, charged }) => found !== charged)
        .map(({ what, found, charged }) => `${what}: ${charged}, not ${found}`),
    };
  },
};
