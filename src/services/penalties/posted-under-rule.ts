import { monthsOf } from '../../domain/kpi/periods.ts';
import { type CapPeriod, capSpan } from '../../domain/penalties/rule-terms.ts';
import type { Prisma, Tx } from '../../store/database.ts';

/** What the ledger holds against a unit under one rule, all its versions, in the months that share a limit with this one. Decimal string. */
export async function postedUnderRule(
  db: Tx | Prisma,
  input: { ruleId: string; unitId: string; month: string; capPeriod: CapPeriod },
): Promise<string> {
  const { ruleId, unitId, month, capPeriod } = input;
  const { _sum } = await db.penaltyPosting.aggregate({
    _sum: { points: true },
    where: { unitId, period: { in: monthsOf(capSpan(month, capPeriod)) }, entry: { ruleVersion: { ruleId } } },
  });
  return _sum.points?.toString() ?? '0';
}
