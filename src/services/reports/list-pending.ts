import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { canExamineReport } from '../../domain/permissions/reports.ts';
import { dueInForce, isLate } from '../../domain/reports/due.ts';
import type { Todo, TodoAction } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadCover } from '../org/posts.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';
import { listReleasable } from './list-releasable.ts';

/**
 * Reports this person has to write, release or examine. A head sees the drafts to release, what has nobody else to write it, and what is overdue:
 * it is the head who answers for it.
 */
export async function listPendingReports(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  const { prisma } = context.db;
  const now = context.clock.now();
  const cover = await loadCover(context, prisma, actor.id);
  const writes = [...(hasRole(actor, 'serviceOfficer') ? [actor.unitId] : []), ...cover.writes];
  const heads = [...actor.headOf, ...cover.heads];
  const releasable = await listReleasable(context, prisma, actor, cover);
  const rows = await prisma.submission.findMany({
    where: {
      OR: [{ unitId: { in: [...writes, ...heads] }, status: { in: ['due', 'returned'] } }, { id: { in: releasable } }],
    },
    include: {
      obligation: { select: { title: true } },
      extensions: { where: { status: 'asked' }, select: { round: true } },
    },
    orderBy: [{ dueAt: 'asc' }, { no: 'asc' }],
  });
  const toExamine = await listToExamine(context, actor);
  if (rows.length === 0) return toExamine;
  const unitIds = [...new Set(rows.map(row => row.unitId))];
  const units = await prisma.orgUnit.findMany({ where: { id: { in: unitIds } }, select: { id: true, name: true } });
  const officers = await prisma.staff.findMany({
    where: { unitId: { in: unitIds }, roles: { has: 'serviceOfficer' }, active: true },
    select: { id: true, unitId: true },
  });
  const isWriter = (unitId: string) => {
    const writers = officers.filter(officer => officer.unitId === unitId);
    if (cover.writes.includes(unitId) || writers.some(writer => writer.id === actor.id)) return true;
    return writers.length === 0 && heads.includes(unitId);
  };
  const actionOn = (row: (typeof rows)[number]): TodoAction | undefined => {
    if (row.status === 'drafted') return 'releaseReport';
    if (isWriter(row.unitId)) return 'fillReport';
    // While more time is asked for, nothing is overdue.
    const awaited = row.extensions.some(({ round }) => round === row.round);
    return heads.includes(row.unitId) && isLate(row, now) && (row.late || !awaited) ? 'overdueReport' : undefined;
  };
  const own = rows.flatMap((row): Todo[] => {
    const action = actionOn(row);
    if (!action) return [];
    return [
      {
        action,
        ref: { type: 'submission', no: row.no },
        subject: row.obligation.title,
        period: row.period,
        unitName: units.find(unit => unit.id === row.unitId)?.name ?? '',
        dueAt: dueInForce(row),
      },
    ];
  });
  return [...own, ...toExamine];
}

/** What was sent in and waits to be accepted or sent back; no deadline of its own. */
async function listToExamine(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  if (!hasRole(actor, 'qualityOfficer', 'leader')) return [];
  const { prisma } = context.db;
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const rows = await prisma.submission.findMany({
    where: { status: 'submitted' },
    include: { obligation: { select: { title: true } } },
    orderBy: [{ submittedAt: 'asc' }, { no: 'asc' }],
  });
  const units = await context.directory.units(prisma);
  return rows
    .filter(row => canExamineReport(actor, row, qualityOfficers).allowed)
    .map(row => ({
      action: 'examineReport',
      ref: { type: 'submission', no: row.no },
      subject: row.obligation.title,
      period: row.period,
      unitName: units.find(unit => unit.id === row.unitId)?.name ?? '',
      dueAt: null,
    }));
}
