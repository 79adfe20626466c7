import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { canRespond, canReviewInspection } from '../../domain/permissions/inspections.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadUnitNames } from '../penalties/load-people.ts';
import { openDrafts } from './list-choices.ts';
import { noOf } from './result-facts.ts';
import { decidingMatter } from './reviewers.ts';

/** What of inspections waits for somebody: drafts, what came back from review, results to review, results to confirm. */
export async function listPendingInspections(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  return [
    ...(await drafts(context, actor)),
    ...(await returned(context, actor)),
    ...(await toReview(context, actor)),
    ...(await toConfirm(context, actor)),
  ];
}

/** The actor's own open drafts. They have no 单号 yet, so `ref.no` is empty. */
async function drafts(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  if (!hasRole(actor, 'inspector')) return [];
  return (await openDrafts(context, actor.id)).map(draft => ({
    action: 'resumeInspection',
    ref: { type: 'inspection', no: '' },
    subject: draft.programmeName,
    unitName: draft.unitName,
    dueAt: null,
  }));
}

const WITH_NAMES = { programme: { select: { name: true } }, previous: { select: { no: true } } } as const;

async function returned(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  const rows = await context.db.prisma.inspection.findMany({
    where: { status: 'returned', OR: [{ correctedById: actor.id }, { correctedById: null, inspectorId: actor.id }] },
    include: WITH_NAMES,
    orderBy: { updatedAt: 'asc' },
  });
  return todosOf(context, 'reviseInspection', rows);
}

async function toReview(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  if (!hasRole(actor, 'qualityOfficer', 'leader')) return [];
  const { prisma } = context.db;
  const rows = await prisma.inspection.findMany({
    where: { status: 'submitted', releasedAt: null },
    include: WITH_NAMES,
    orderBy: { submittedAt: 'asc' },
  });
  const own: typeof rows = [];
  for (const row of rows)
    if (canReviewInspection(actor, row, await decidingMatter(context, prisma, row)).allowed) own.push(row);
  return todosOf(context, 'reviewInspection', own);
}

async function toConfirm(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  const { prisma } = context.db;
  const now = context.clock.now();
  const rows = await prisma.inspection.findMany({
    where: {
      releasedAt: { not: null },
      status: { in: ['submitted', 'reviewed'] },
      confirmedAt: null,
      respondBy: { gte: now },
    },
    include: WITH_NAMES,
    orderBy: { respondBy: 'asc' },
  });
  const own: typeof rows = [];
  for (const row of rows) {
    const head = await context.directory.headOf(prisma, row.unitId);
    // Managers above may answer for a unit; its head is who is asked to.
    if (head?.id === actor.id && canRespond(actor, { unitId: row.unitId, headId: head.id }).allowed) own.push(row);
  }
  return todosOf(context, 'respondResult', own);
}

async function todosOf(
  context: ServiceContext,
  action: Todo['action'],
  rows: readonly {
    no: string | null;
    previous: { no: string | null } | null;
    programme: { name: string };
    unitId: string;
    respondBy: Date | null;
  }[],
): Promise<Todo[]> {
  if (rows.length === 0) return [];
  const unitNameOf = await loadUnitNames(context.db.prisma);
  return rows.map(row => ({
    action,
    ref: { type: 'inspection', no: noOf(row) },
    subject: row.programme.name,
    unitName: unitNameOf(row.unitId),
    dueAt: action === 'respondResult' ? row.respondBy : null,
  }));
}
