import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { canDecideExtension } from '../../domain/permissions/extensions.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';
import { findWaiting } from './find-waiting.ts';

/** The requests for more time this person decides about, the nearest deadline first. */
export async function listPendingExtensions(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  if (!hasRole(actor, 'qualityOfficer', 'leader')) return [];
  const { prisma } = context.db;
  const named = { select: { no: true } } as const;
  const rows = await prisma.extension.findMany({
    where: { status: 'asked' },
    select: { notice: named, order: named, report: named, issue: named },
  });
  if (rows.length === 0) return [];
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const todos: Todo[] = [];
  for (const no of new Set(rows.map(({ notice, order, report, issue }) => (notice ?? order ?? report ?? issue)!.no))) {
    const waiting = await findWaiting(context, prisma, no);
    if (!waiting) continue;
    const { facts, type, concernedUnitIds, dueAt } = waiting.matter;
    if (!canDecideExtension(actor, { concernedUnitIds, qualityOfficers }).allowed) continue;
    const { itemTitle: subject, unitName, period } = facts;
    todos.push({ action: 'decideExtension', ref: { type, no }, subject, unitName, dueAt, ...(period && { period }) });
  }
  return todos.sort((a, b) => a.dueAt!.getTime() - b.dueAt!.getTime() || a.ref.no.localeCompare(b.ref.no));
}
