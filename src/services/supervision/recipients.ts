import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';

/** Head and service officers of the responsible unit: those who may report on an order. */
export async function responsiblePeople(
  context: ServiceContext,
  tx: Tx,
  unit: { responsibleUnitId: string; responsibleHeadId: string | undefined },
): Promise<string[]> {
  const officers = await context.directory.serviceOfficersOf(tx, unit.responsibleUnitId);
  return distinct([unit.responsibleHeadId, ...officers.map(officer => officer.id)]);
}
