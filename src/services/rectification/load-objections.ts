import type { Prisma, Tx } from '../../store/database.ts';

/** What is still to be decided about a 整改: whose it is (RD), and whether the finding is right (YY). */
export interface Objections {
  readonly liabilityNo: string | null;
  readonly disputeNo: string | null;
}

/** Of several notices by their 单号; those nobody objects to have none. */
export async function loadObjections(
  db: Tx | Prisma,
  notices: readonly { id: string; no: string; findingId: string }[],
): Promise<Map<string, Objections>> {
  const reviews = await db.liabilityReview.findMany({
    where: { subjectType: 'rectification', subjectId: { in: notices.map(({ id }) => id) }, status: 'open' },
    select: { no: true, subjectId: true },
  });
  const disputes = await db.findingDispute.findMany({
    where: { findingId: { in: notices.map(({ findingId }) => findingId) }, status: 'open' },
    select: { no: true, findingId: true },
  });
  return new Map(
    notices.map(({ id, no, findingId }) => [
      no,
      {
        liabilityNo: reviews.find(each => each.subjectId === id)?.no ?? null,
        disputeNo: disputes.find(each => each.findingId === findingId)?.no ?? null,
      },
    ]),
  );
}
