import type { ServiceContext } from '../context.ts';
import { listNames } from '../inspections/records/list-names.ts';
import { loadUnitNames } from '../penalties/load-people.ts';
import { loadAnswerable } from './load-answerable.ts';

/** A unit that a bulletin can name, and who answers for it. */
export interface NameableUnit {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly responsibleUnitName: string;
}

/** Every unit that somebody answers for. */
export async function listNameableUnits(context: ServiceContext): Promise<NameableUnit[]> {
  const { prisma } = context.db;
  const { units } = await listNames(context);
  const responsibleOf = await loadAnswerable(context, prisma, context.clock.now());
  const nameOf = await loadUnitNames(prisma);
  return units.flatMap(unit => {
    const responsible = responsibleOf(unit.id);
    return responsible === undefined ? [] : [{ ...unit, responsibleUnitName: nameOf(responsible) }];
  });
}
