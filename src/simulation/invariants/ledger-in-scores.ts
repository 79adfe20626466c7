import { Decimal } from 'decimal.js';
import { monthsOf } from '../../domain/kpi/periods.ts';
import type { Invariant } from './invariant.ts';

interface Input {
  readonly points?: { readonly sum: string };
}

/**
 * The points in each frozen score are what the ledger held of the unit's months when it was frozen, less what an open appeal put off then.
 * Periods are closed last of all that is done at one moment.
 */
export const ledgerInScores: Invariant = {
  name: 'ledgerInScores',
  async check({ db: { prisma } }) {
    const results = await prisma.kpiResult.findMany({
      where: { periodKind: { in: ['month', 'quarter'] } },
      select: { unitId: true, period: true, revision: true, frozenAt: true, inputs: true },
      orderBy: [{ period: 'asc' }, { revision: 'asc' }, { unitId: 'asc' }],
    });
    const broken: string[] = [];
    for (const { unitId, period, revision, frozenAt, inputs } of results) {
      const [row] = await prisma.$queryRaw<{ sum: string }[]>`
        SELECT coalesce(sum(p.points), 0)::text AS sum FROM "PenaltyPosting" p
        WHERE p."unitId" = ${unitId} AND p.period = ANY(${monthsOf(period)}::text[]) AND p.at <= ${frozenAt}
          AND NOT EXISTS (SELECT 1 FROM "ScoreAppeal" a WHERE a."entryId" = p."entryId" AND a."filedAt" <= ${frozenAt}
            AND (a."decidedAt" IS NULL OR a."decidedAt" > ${frozenAt}))`;
      const held = new Decimal(row!.sum);
      const counted = (inputs as Input).points?.sum;
      if (counted === undefined || !held.equals(counted))
        broken.push(`${period} r${revision} ${unitId}: ${counted} counted, ${held} in the ledger`);
    }
    return { count: results.length, broken };
  },
};
