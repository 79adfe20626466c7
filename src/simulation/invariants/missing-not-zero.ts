import { monthsOf, weeksOf } from '../../domain/kpi/periods.ts';
import { responsibleUnitOf } from '../../domain/org/responsibility.ts';
import type { Invariant } from './invariant.ts';

interface Input {
  readonly outcome: { readonly kind: string };
}

/**
 * A unit that owed a released result when a period was frozen has no score of it, and nobody without a score has a figure. Told from the tasks and
 * results themselves, not from what the score was made of.
 */
export const missingNotZero: Invariant = {
  name: 'missingNotZero',
  async check({ db: { prisma } }) {
    const results = await prisma.kpiResult.findMany({
      where: { periodKind: { in: ['month', 'quarter'] } },
      select: { unitId: true, period: true, revision: true, score: true, inputs: true, frozenAt: true },
      orderBy: [{ period: 'asc' }, { revision: 'asc' }],
    });
    const tasks = await prisma.inspectionTask.findMany({
      where: { origin: { not: 'recheck' }, status: { notIn: ['skipped', 'withdrawn'] } },
      include: {
        programme: { select: { line: true } },
        inspections: { where: { releasedAt: { not: null }, status: { not: 'voided' } }, select: { releasedAt: true } },
      },
    });
    const rows = await prisma.responsibilityRule.findMany();
    const units = new Map((await prisma.orgUnit.findMany()).map(unit => [unit.id, unit]));
    const broken: string[] = [];
    for (const { unitId, period, revision, score, inputs, frozenAt } of results) {
      const { kind } = (inputs as unknown as Input).outcome;
      const named = `${period} r${revision} ${unitId}`;
      if ((score === null) !== (kind !== 'score')) broken.push(`${named}: ${score} for ${kind}`);
      if (score === null) continue;
      const months = monthsOf(period);
      const names = new Set([...months, ...months.flatMap(weeksOf)]);
      const owed = tasks.filter(
        task =>
          names.has(task.period) &&
          !task.inspections.some(({ releasedAt }) => releasedAt !== null && releasedAt <= frozenAt) &&
          responsibleUnitOf({ unitId: task.unitId, line: task.programme.line, on: frozenAt, rows, units }) === unitId,
      );
      if (owed.length > 0)
        broken.push(`${named}: ${score} although ${owed.map(({ no }) => no).join(', ')} brought no result`);
    }
    return { count: results.length, broken };
  },
};
