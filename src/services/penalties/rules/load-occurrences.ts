import { monthsOf } from '../../../domain/kpi/periods.ts';
import { magnitude, sumPoints } from '../../../domain/penalties/ledger.ts';
import type { Occurrence } from '../../../domain/penalties/replay-rule.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import { termsOf } from '../terms-of.ts';

/** The entries of a rule in the quarters that hold these months, in the order in which they were decided; those that wait come last. */
export async function loadOccurrences(
  db: Tx | Prisma,
  input: { ruleId: string; quarters: readonly string[] },
): Promise<Occurrence[]> {
  const entries = await db.penaltyEntry.findMany({
    where: { ruleVersion: { ruleId: input.ruleId }, period: { in: input.quarters.flatMap(monthsOf) } },
    include: { ruleVersion: true, postings: true, appeals: true },
    orderBy: [{ decidedAt: { sort: 'asc', nulls: 'last' } }, { no: 'asc' }],
  });
  const withdrawn = await db.auditEvent.findMany({
    where: { action: 'penalty.withdrawn', subjectId: { in: entries.map(({ id }) => id) } },
    select: { subjectId: true },
  });
  const gone = new Set(withdrawn.map(({ subjectId }) => subjectId));
  return entries.map(({ id, no, responsibleUnitId: unitId, period: month, status, ...entry }): Occurrence => {
    const { cap, capPeriod } = termsOf(entry.ruleVersion);
    const reduced = entry.appeals.find(appeal => appeal.status === 'reduced')?.points;
    return {
      ...{ no, unitId, month, cap, capPeriod },
      state: gone.has(id) || status === 'reversed' ? 'void' : stateOf(status),
      posted: magnitude(sumPoints(entry.postings.map(({ points }) => points.toString()))),
      points: magnitude(entry.points.toString()),
      leftByAppeal: reduced?.toString() ?? null,
    };
  });
}

const stateOf = (status: string): Occurrence['state'] =>
  status === 'proposed' || status === 'rejected' ? status : 'counts';
