import { loadAnswerable } from '../bulletins/load-answerable.ts';
import type { ServiceContext } from '../context.ts';
import { listNames } from '../inspections/records/list-names.ts';
import { listAccountableUnits } from '../penalties/list-accountable.ts';

/** A unit that can be named, and who tells for it: itself, or the 责任部门 of one that answers for no points. */
export interface AskableUnit {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly answering: { readonly id: string; readonly name: string };
}

/** Every unit somebody tells for; those that answer for points come first. */
export async function listAskableUnits(context: ServiceContext): Promise<AskableUnit[]> {
  const accountable = await listAccountableUnits(context);
  const responsibleOf = await loadAnswerable(context, context.db.prisma, context.clock.now());
  const { units } = await listNames(context);
  const own = accountable.map(unit => ({ ...unit, answering: { id: unit.id, name: unit.name } }));
  const others = units.flatMap(unit => {
    const responsibleId = responsibleOf(unit.id);
    const answering = accountable.find(({ id }) => id === responsibleId);
    const isOwn = accountable.some(({ id }) => id === unit.id);
    return isOwn || !answering ? [] : [{ ...unit, answering: { id: answering.id, name: answering.name } }];
  });
  return [...own, ...others.sort((a, b) => (a.id < b.id ? -1 : 1))];
}
