import type { Actor } from '../../domain/org/actor.ts';
import { canInvestigate, canStateFacts } from '../../domain/permissions/investigations.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';

/** Open investigations: to be told about by the unit that has told nothing yet; to be concluded once it has, or its time is over. */
export async function listPendingInvestigations(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  const { prisma } = context.db;
  const rows = await prisma.serviceInvestigation.findMany({
    where: { concludedAt: null },
    include: { _count: { select: { statements: true } } },
    orderBy: [{ dueAt: 'asc' }, { no: 'asc' }],
  });
  if (rows.length === 0) return [];
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const units = await context.directory.units(prisma);
  const now = context.clock.now();
  return rows.flatMap(({ no, unitId, subject, dueAt, _count: { statements } }): Todo[] => {
    const unitName = units.find(({ id }) => id === unitId)?.name ?? '';
    const todo = { ref: { type: 'investigation' as const, no }, subject, unitName };
    if (statements === 0 && canStateFacts(actor, unitId).allowed) return [{ ...todo, action: 'stateFacts', dueAt }];
    const told = statements > 0 || now > dueAt;
    const concludes = told && canInvestigate(actor, unitId, qualityOfficers).allowed;
    return concludes ? [{ ...todo, action: 'concludeInvestigation', dueAt: null }] : [];
  });
}
