import { type Actor, hasRole } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { loadUnitsLedBy } from '../org/load-heads.ts';
import { loadCases, type RectificationCase } from './load-case.ts';

/** More open notices than a person can look through in a chat; the most urgent come first. Applied to what is theirs. */
export const MOST_CASES = 50;

/**
 * The unfinished notices that may concern a person: of their units, of units they head (from above where a unit has nobody) or manage, and those they may be asked
 * to verify (the leader where everybody else is of the units concerned). Not capped: callers keep what is expected of the person, and only then the first `MOST_CASES`.
 */
export async function loadOpenCases(context: ServiceContext, actor: Actor): Promise<RectificationCase[]> {
  const { prisma } = context.db;
  const own = [...new Set([actor.unitId, ...actor.headOf, ...(await loadUnitsLedBy(prisma, actor.id))])];
  const managed = hasRole(actor, 'manager', 'serviceOfficer') ? actor.subtree : [];
  const verifies = hasRole(actor, 'qualityOfficer', 'leader')
    ? [{ status: 'released' as const }]
    : hasRole(actor, 'inspector')
      ? [
          {
            status: 'released' as const,
            finding: {
              inspection: { OR: [{ inspectorId: actor.id }, { programme: { line: { in: [...actor.lines] } } }] },
            },
          },
        ]
      : [];
  const rows = await prisma.rectificationNotice.findMany({
    where: {
      OR: [
        { status: { in: ['open', 'answered'] }, unitId: { in: [...new Set([...own, ...managed])] } },
        { status: { in: ['open', 'answered'] }, responsibleUnitId: { in: own } },
        ...verifies,
      ],
    },
    select: { no: true },
  });
  return loadCases(
    prisma,
    rows.map(row => row.no),
  );
}
