import type { ServiceLine } from '../../../domain/org/actor.ts';
import { responsibleUnitOf, type UnitNode } from '../../../domain/org/responsibility.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';

export type ResponsibleOf = (visit: { unitId: string; line: ServiceLine }) => string | undefined;

/** Who answers for which unit on a day, for many units at once: the map and the tree are read once. */
export async function loadResponsible(context: ServiceContext, db: Tx | Prisma, on: Date): Promise<ResponsibleOf> {
  const rows = await db.responsibilityRule.findMany();
  const units = new Map<string, UnitNode>((await context.directory.units(db)).map(unit => [unit.id, unit]));
  return ({ unitId, line }) => responsibleUnitOf({ unitId, line, on, rows, units });
}
