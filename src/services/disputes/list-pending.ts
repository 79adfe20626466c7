import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { canDecideDispute } from '../../domain/permissions/inspections.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { decidingMatter } from '../inspections/reviewers.ts';
import { loadUnitNames } from '../penalties/load-people.ts';
import { disputedFiling, WITH_FINDING } from './load-dispute.ts';

/** The open disputes this person may decide about, oldest first. */
export async function listPendingDisputes(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  if (!hasRole(actor, 'qualityOfficer', 'leader')) return [];
  const { prisma } = context.db;
  const rows = await prisma.findingDispute.findMany({
    where: { status: 'open' },
    include: WITH_FINDING,
    orderBy: [{ at: 'asc' }, { no: 'asc' }],
  });
  if (rows.length === 0) return [];
  const unitNameOf = await loadUnitNames(prisma);
  const todos: Todo[] = [];
  for (const row of rows) {
    const { no, finding } = row;
    const { inspection, item } = finding;
    if (!canDecideDispute(actor, disputedFiling(row), await decidingMatter(context, prisma, inspection)).allowed)
      continue;
    todos.push({
      action: 'decideDispute',
      ref: { type: 'dispute', no },
      subject: item.title,
      unitName: unitNameOf(inspection.unitId),
      dueAt: null,
    });
  }
  return todos;
}
