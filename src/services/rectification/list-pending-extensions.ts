import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { canDecideExtension } from '../../domain/permissions/rectification.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';
import { loadCases } from './load-case.ts';

/** The requests for more time this person decides about, the nearest deadline first. */
export async function listPendingExtensions(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  if (!hasRole(actor, 'qualityOfficer', 'leader')) return [];
  const { prisma } = context.db;
  const rows = await prisma.rectificationNotice.findMany({
    where: { status: { in: ['open', 'answered'] }, extensions: { some: { status: 'asked' } } },
    select: { no: true },
  });
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const matters = await loadCases(
    prisma,
    rows.map(({ no }) => no),
  );
  return matters
    .filter(({ parties: { unitId, responsibleUnitId } }) => {
      const matter = { concernedUnitIds: [unitId, responsibleUnitId], qualityOfficers };
      return canDecideExtension(actor, matter).allowed;
    })
    .map(({ no, itemTitle, unitName, dueAt }) => ({
      action: 'decideExtension',
      ref: { type: 'rectification', no },
      subject: itemTitle,
      unitName,
      dueAt,
    }));
}
