import type { ServiceContext } from '../context.ts';

/** Units that may have a working week of their own, to choose from: all below the company. */
export async function listUnits(context: ServiceContext): Promise<{ id: string; name: string; aliases: string[] }[]> {
  return context.db.prisma.orgUnit.findMany({
    where: { active: true, kind: { not: 'company' } },
    select: { id: true, name: true, aliases: true },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  });
}
