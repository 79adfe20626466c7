import type { ServiceContext } from '../context.ts';
import { type Computed, compute, type NamedScore } from './compute.ts';

/** Where a period's figures come from. */
export type Standing =
  /** Computed from the store as it is now. */
  | { readonly kind: 'live' }
  | { readonly kind: 'announced'; readonly no: string; readonly objectionsUntil: Date }
  | { readonly kind: 'frozen'; readonly no: string; readonly revision: number; readonly at: Date };

export interface StandingScores extends Computed {
  readonly standing: Standing;
}

/** The scores of a period as they count: frozen ones where it is closed, else as the store stands. Checks no permission. */
export async function scoresOf(context: ServiceContext, period: string): Promise<StandingScores> {
  const { prisma } = context.db;
  const now = context.clock.now();
  const closing = await prisma.kpiClosing.findFirst({
    where: { period, status: { in: ['announced', 'frozen'] } },
    include: { results: { orderBy: { unitId: 'asc' } } },
    orderBy: { revision: 'desc' },
  });
  if (closing?.status === 'frozen' && closing.frozenAt) {
    const { no, revision, frozenAt: at } = closing;
    const [first] = closing.results;
    return {
      period,
      assessment: (first?.ruleVersions as { assessment: number } | undefined)?.assessment ?? 0,
      scores: closing.results.map(({ inputs }) => inputs as unknown as NamedScore),
      standing: { kind: 'frozen', no, revision, at },
    };
  }
  const computed = await compute(prisma, period, now);
  return {
    ...computed,
    standing: closing
      ? { kind: 'announced', no: closing.no, objectionsUntil: closing.objectionsUntil }
      : { kind: 'live' },
  };
}
