import type { ServiceContext } from '../context.ts';
import { listNames } from '../inspections/records/list-names.ts';
import { loadHeads } from '../org/load-heads.ts';
import { loadNames, loadUnitNames } from '../penalties/load-people.ts';
import { loadApprovers } from '../standards/approvers.ts';
import { loadAnswerable } from './load-answerable.ts';

/** A unit that a bulletin can name, and who answers for it. */
export interface NameableUnit {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly responsibleUnitName: string;
  /** Undefined where the responsible unit has no head, or the head is a leader, who is kept for 审定, or heads the quality officers. */
  readonly responsibleHeadName: string | undefined;
}

/** Every unit that somebody answers for. */
export async function listNameableUnits(context: ServiceContext): Promise<NameableUnit[]> {
  const { prisma } = context.db;
  const { units } = await listNames(context);
  const responsibleOf = await loadAnswerable(context, prisma, context.clock.now());
  const nameOf = await loadUnitNames(prisma);
  const answering = units.map(({ id }) => responsibleOf(id)).filter(id => id !== undefined);
  const heads = await loadHeads(prisma, answering);
  const personNameOf = await loadNames(prisma, [...heads.values()]);
  const kept = (await loadApprovers(context, prisma)).map(({ id }) => id);
  return units.flatMap(unit => {
    const responsible = responsibleOf(unit.id);
    if (responsible === undefined) return [];
    const headId = heads.get(responsible);
    const responsibleHeadName = headId === undefined || kept.includes(headId) ? undefined : personNameOf(headId);
    return [{ ...unit, responsibleUnitName: nameOf(responsible), responsibleHeadName }];
  });
}
