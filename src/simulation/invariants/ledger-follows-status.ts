import type { Invariant } from './invariant.ts';

interface Wrong {
  no: string;
  status: string;
  posted: string;
  expected: string;
}

/** What the ledger holds of a deduction is what its status and its appeal leave of it: nothing before it is confirmed, nothing once it is reversed. */
export const ledgerFollowsStatus: Invariant = {
  name: 'ledgerFollowsStatus',
  async check({ db: { prisma } }) {
    const wrong = await prisma.$queryRaw<Wrong[]>`
      SELECT no, status, posted::text, expected::text FROM (
        SELECT e.no, e.status::text AS status,
          coalesce((SELECT sum(p.points) FROM "PenaltyPosting" p WHERE p."entryId" = e.id), 0) AS posted,
          CASE WHEN e.status IN ('proposed', 'rejected', 'reversed') THEN 0 ELSE coalesce(a.points, e.points) END AS expected
        FROM "PenaltyEntry" e LEFT JOIN "ScoreAppeal" a ON a."entryId" = e.id AND a.status <> 'open') AS sums
      WHERE posted <> expected ORDER BY no`;
    return {
      count: await prisma.penaltyEntry.count(),
      broken: wrong.map(({ no, status, posted, expected }) => `${no} ${status}: ${posted}, not ${expected}`),
    };
  },
};
