import type { Actor } from '../../domain/org/actor.ts';
import { canViewRectification } from '../../domain/permissions/rectification.ts';
import type { ServiceContext } from '../context.ts';
import { loadCases, type RectificationCase } from './load-case.ts';

/** What is over stays among the matters of its unit for so long. */
const CLOSED_SHOWN_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The notices that a person may see, by their deadlines: the unfinished ones of all units, or those of one unit with what was closed lately. Each is
 * judged by the rule that shows it alone, so that a list tells nothing more.
 */
export async function listRectifications(
  context: ServiceContext,
  input: { actor: Actor; unitId?: string },
): Promise<RectificationCase[]> {
  const { actor, unitId } = input;
  const { prisma } = context.db;
  const since = new Date(context.clock.now().getTime() - CLOSED_SHOWN_DAYS * DAY_MS);
  const unfinished = { status: { in: ['open' as const, 'answered' as const, 'released' as const] } };
  const rows = await prisma.rectificationNotice.findMany({
    where:
      unitId === undefined
        ? unfinished
        : { unitId, OR: [unfinished, { status: 'verified' as const, closedAt: { gte: since } }] },
    select: { no: true },
  });
  const cases = await loadCases(
    prisma,
    rows.map(({ no }) => no),
  );
  return cases.filter(({ parties }) => canViewRectification(actor, parties).allowed);
}
