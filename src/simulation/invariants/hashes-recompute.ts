import { hashOf } from '../../services/kpi/snapshot.ts';
import type { Invariant } from './invariant.ts';

/** Every frozen score's hash, and that of its closing over all of them, comes out of the stored inputs again. */
export const hashesRecompute: Invariant = {
  name: 'hashesRecompute',
  async check({ db: { prisma } }) {
    const closings = await prisma.kpiClosing.findMany({
      where: { status: { in: ['frozen', 'replaced'] } },
      include: { results: true },
    });
    const broken = closings.flatMap(({ no, period, hash, results }) => [
      ...results.flatMap(({ unitId, inputs, inputHash }) =>
        hashOf(inputs) === inputHash ? [] : [`${no} ${period} ${unitId}`],
      ),
      ...(hashOf(inOrder(results).map(({ inputs }) => inputs)) === hash ? [] : [`${no} ${period}`]),
    ]);
    return { count: closings.reduce((sum, { results }) => sum + results.length + 1, 0), broken };
  },
};

/** As they were hashed: by unit id, whatever order the database's language has. */
function inOrder<Result extends { readonly unitId: string }>(results: readonly Result[]): Result[] {
  return [...results].sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
}
