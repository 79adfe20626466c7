import { CONCEALMENT_RULE } from '../../domain/investigations/rules.ts';
import { MEASURE_RULE } from '../../domain/penalties/rule-ids.ts';
import type { Invariant } from './invariant.ts';

interface Found {
  what: string;
  charged: boolean;
}

/** What was found costs its point: each concealment, each measure that was not carried out, each deadline of measures that passed without one. */
export const findingsCharged: Invariant = {
  name: 'findingsCharged',
  async check({ clock, db: { prisma } }) {
    const now = clock.now();
    const found = await prisma.$queryRaw<Found[]>`
      SELECT key AS what, EXISTS (SELECT 1 FROM "PenaltyEntry" e WHERE e."occurrenceKey" = key) AS charged FROM (
        SELECT ${CONCEALMENT_RULE} || ':' || i.no || ':concealed:1' AS key
        FROM "ServiceInvestigation" i WHERE i.concealed
        UNION SELECT ${MEASURE_RULE} || ':' || i.no || ':unexecuted:' || m.round
        FROM "MeasureCheck" c JOIN "ImprovementMeasure" m ON m.id = c."measureId" JOIN "MajorIssue" i ON i.id = m."issueId"
        WHERE NOT c.executed
        UNION SELECT ${MEASURE_RULE} || ':' || i.no || ':missing:' || i.round
        FROM "MajorIssue" i WHERE i."measureDueAt" <= ${now} AND i.status <> 'withdrawn' AND NOT EXISTS (
          SELECT 1 FROM "ImprovementMeasure" m WHERE m."issueId" = i.id AND m.round = i.round
            AND m.status NOT IN ('drafted', 'returned', 'moved') AND m."judgedAt" <= i."measureDueAt")) AS keys
      ORDER BY key`;
    return { count: found.length, broken: found.filter(({ charged }) => !charged).map(({ what }) => what) };
  },
};
