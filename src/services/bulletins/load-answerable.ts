import { responsibleUnitOf, type UnitNode } from '../../domain/org/responsibility.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/** Who answers for a problem of a unit on a day; a bulletin tells no line, so rows of the map for one line do not count. */
export async function loadAnswerable(
  context: ServiceContext,
  db: Tx | Prisma,
  on: Date,
): Promise<(unitId: string) => string | undefined> {
  const rows = await db.responsibilityRule.findMany();
  const units = new Map<string, UnitNode>((await context.directory.units(db)).map(unit => [unit.id, unit]));
  return unitId => responsibleUnitOf({ unitId, line: null, on, rows, units });
}
