import type { Actor } from '../../domain/org/actor.ts';
import { canDecidePenalty } from '../../domain/permissions/penalties.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople, loadNames, loadUnitNames } from '../penalties/load-people.ts';
import { objectionMatter } from './decide-objection.ts';

export interface OpenObjection {
  readonly no: string;
  readonly period: string;
  readonly unitName: string;
  readonly text: string;
  readonly byName: string;
  /** The head on leave whom they stood in for. */
  readonly forName: string | null;
}

/** Objections that this person may decide, oldest first; none for anybody else. */
export async function listObjections(context: ServiceContext, input: { actor: Actor }): Promise<OpenObjection[]> {
  const { prisma } = context.db;
  const rows = await prisma.kpiObjection.findMany({
    where: { status: 'open' },
    include: { closing: { select: { period: true } } },
    orderBy: { at: 'asc' },
  });
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const mine = rows.filter(row => canDecidePenalty(input.actor, { ...objectionMatter(row), qualityOfficers }).allowed);
  const unitNameOf = await loadUnitNames(prisma);
  const nameOf = await loadNames(
    prisma,
    mine.flatMap(({ byId, byForId }) => [byId, byForId]),
  );
  return mine.map(({ no, unitId, text, byId, byForId, closing }) => ({
    ...{ no, text, period: closing.period },
    ...{ unitName: unitNameOf(unitId), byName: nameOf(byId), forName: byForId && nameOf(byForId) },
  }));
}

/** The same as lines of 我的待办. */
export async function listPendingObjections(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  return (await listObjections(context, { actor })).map(({ no, unitName, text }) => ({
    action: 'decideScoreObjection',
    ref: { type: 'kpiObjection', no },
    ...{ subject: text, unitName, dueAt: null },
  }));
}
