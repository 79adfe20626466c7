import type { ServiceContext } from '../context.ts';
import type { NamedChoice } from '../inspections/list-choices.ts';

/** The departments and county branches that can have a score, with the names people call them by. */
export function listAssessedUnits(context: ServiceContext): Promise<NamedChoice[]> {
  return context.db.prisma.orgUnit.findMany({
    where: { active: true, kind: { in: ['cityDepartment', 'customerGroup', 'countyBranch'] } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, aliases: true },
  });
}
