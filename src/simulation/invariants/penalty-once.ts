import type { Invariant } from './invariant.ts';

interface Counted {
  what: string;
  count: number;
}

/** One deduction per rule and occurrence: a finding, a report, a clock, a round of a problem has at most one; one posting per deduction and reason. */
export const penaltyOnce: Invariant = {
  name: 'penaltyOnce',
  async check({ db: { prisma } }) {
    const twice = await prisma.$queryRaw<Counted[]>`
      SELECT v."ruleId" || ' ' || e."subjectType" || ' ' || e."subjectNo" AS what, count(*)::int AS count
      FROM "PenaltyEntry" e JOIN "PenaltyRuleVersion" v ON v.id = e."ruleVersionId"
      GROUP BY v."ruleId", e."subjectType", e."subjectId", e."subjectNo",
        CASE WHEN e."subjectType" = 'issue' THEN e."occurrenceKey" END HAVING count(*) > 1`;
    const postedTwice = await prisma.$queryRaw<Counted[]>`
      SELECT e.no || ' ' || p.reason AS what, count(*)::int AS count
      FROM "PenaltyPosting" p JOIN "PenaltyEntry" e ON e.id = p."entryId" GROUP BY e.no, p.reason HAVING count(*) > 1`;
    return {
      count: (await prisma.penaltyEntry.count()) + (await prisma.penaltyPosting.count()),
      broken: [...twice, ...postedTwice].map(({ what, count }) => `${what}: ${count}`),
    };
  },
};
