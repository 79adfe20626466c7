import type { Prisma } from '../../store/generated/client.ts';

/**
 * The versions whose clauses answer a question about an instant: made public, begun, not yet followed by the next edition, and not yet
 * withdrawn. A withdrawal lies in the past of whoever asks, so a withdrawn version answers only questions about a time before it.
 */
export function inForceOn(instant: Date): Prisma.StandardVersionWhereInput {
  return {
    publishedAt: { not: null },
    effectiveFrom: { lte: instant },
    AND: [
      { OR: [{ effectiveTo: null }, { effectiveTo: { gt: instant } }] },
      { OR: [{ status: { in: ['published', 'superseded'] } }, { status: 'withdrawn', withdrawnAt: { gt: instant } }] },
    ],
  };
}
