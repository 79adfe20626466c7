import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { loadCases, type RectificationCase } from './load-case.ts';

/** More open notices than a person can look through in a chat; the most urgent come first. */
const MOST = 50;

/** The unfinished notices that may concern a person: of their units, of units they head, and of their own inspections. */
export async function loadOpenCases(context: ServiceContext, actor: Actor): Promise<RectificationCase[]> {
  const { prisma } = context.db;
  const own = [actor.unitId, ...actor.headOf];
  const rows = await prisma.rectificationNotice.findMany({
    where: {
      OR: [
        { status: { in: ['open', 'answered'] }, unitId: { in: [...new Set([...own, ...actor.subtree])] } },
        { status: { in: ['open', 'answered'] }, responsibleUnitId: { in: own } },
        { status: 'released', finding: { inspection: { inspectorId: actor.id } } },
      ],
    },
    select: { no: true },
    orderBy: [{ dueAt: 'asc' }, { no: 'asc' }],
    take: MOST,
  });
  return loadCases(
    context,
    prisma,
    rows.map(row => row.no),
  );
}
