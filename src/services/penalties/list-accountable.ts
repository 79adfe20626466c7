import { ACCOUNTABLE_UNIT_KINDS } from '../../domain/liability/subject.ts';
import type { ServiceContext } from '../context.ts';

/** Units that can answer for points, to choose from. */
export async function listAccountableUnits(
  context: ServiceContext,
): Promise<{ id: string; name: string; aliases: string[] }[]> {
  return context.db.prisma.orgUnit.findMany({
    where: { active: true, kind: { in: [...ACCOUNTABLE_UNIT_KINDS] } },
    select: { id: true, name: true, aliases: true },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  });
}
