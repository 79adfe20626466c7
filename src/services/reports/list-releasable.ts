import type { Actor } from '../../domain/org/actor.ts';
import { canReleaseReport } from '../../domain/permissions/reports.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import type { loadCover } from '../org/posts.ts';
import { findReport } from './report-row.ts';

/** The ids of the drafts this person may release: of the units they sign for, without what they wrote as a stand-in, and what such a one wrote below them. */
export async function listReleasable(
  context: Pick<ServiceContext, 'clock'>,
  db: Tx | Prisma,
  actor: Actor,
  cover: Awaited<ReturnType<typeof loadCover>>,
): Promise<string[]> {
  const headed = [...actor.headOf, ...cover.heads];
  const drafts = await db.submission.findMany({
    where: { status: 'drafted', OR: [{ unitId: { in: headed } }, { authorId: { in: cover.acting } }] },
    select: { id: true, unitId: true, authorId: true },
  });
  const ids: string[] = [];
  for (const { id, unitId, authorId } of drafts) {
    const byStandIn = authorId !== null && cover.acting.includes(authorId);
    const row = byStandIn ? await findReport(context, db, { id }) : undefined;
    const may = row ? canReleaseReport(actor, row.parties).allowed : headed.includes(unitId);
    if (may) ids.push(id);
  }
  return ids;
}
