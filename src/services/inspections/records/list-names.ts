import type { ServiceContext } from '../../context.ts';
import type { NamedChoice } from '../list-choices.ts';

/** Names by which results are asked for: everybody knows which units and checks there are. */
export async function listNames(context: ServiceContext): Promise<{ units: NamedChoice[]; programmes: NamedChoice[] }> {
  const select = { id: true, name: true, aliases: true } as const;
  const [units, programmes] = await Promise.all([
    context.db.prisma.orgUnit.findMany({ where: { active: true }, select }),
    context.db.prisma.inspectionProgramme.findMany({ where: { active: true }, select, orderBy: { ordinal: 'asc' } }),
  ]);
  return { units, programmes };
}
