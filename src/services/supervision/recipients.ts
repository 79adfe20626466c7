import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../rectification/load-case.ts';
import type { LoadedOrder } from './load-order.ts';

/** Head and service officers of the responsible unit: those who may report on an order. */
export async function responsiblePeople(
  context: ServiceContext,
  tx: Tx,
  unit: { responsibleUnitId: string; responsibleHeadId: string | undefined },
): Promise<string[]> {
  const officers = await context.directory.serviceOfficersOf(tx, unit.responsibleUnitId);
  return distinct([unit.responsibleHeadId, ...officers.map(officer => officer.id)]);
}

/** Who decides about an order: its issuer, or the leaders when the issuer has become barred. */
export async function deciders(context: ServiceContext, tx: Tx, order: LoadedOrder): Promise<string[]> {
  if (!order.issuerBarred) return [order.issuedById];
  return (await context.directory.withRole(tx, 'leader')).map(leader => leader.id);
}
