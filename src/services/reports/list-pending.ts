import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { canExamineReport } from '../../domain/permissions/reports.ts';
import { dueInForce } from '../../domain/reports/due.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadCover } from '../org/posts.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';

/** Reports this person has to write, release or examine. A head sees the drafts to release, and what has nobody else to write it. */
export async function listPendingReports(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  const { prisma } = context.db;
  const cover = await loadCover(context, prisma, actor.id);
  const writes = [...(hasRole(actor, 'serviceOfficer') ? [actor.unitId] : []), ...cover.writes];
  const heads = [...actor.headOf, ...cover.heads];
  const rows = await prisma.submission.findMany({
    where: {
      OR: [
        { unitId: { in: writes }, status: { in: ['due', 'returned'] } },
        { unitId: { in: heads }, status: { in: ['due', 'returned', 'drafted'] } },
      ],
    },
    include: { obligation: { select: { title: true } } },
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
  const own: Todo[] = rows
    .filter(row => row.status === 'drafted' || isWriter(row.unitId))
    .map(row => ({
      action: row.status === 'drafted' ? 'releaseReport' : 'fillReport',
      ref: { type: 'submission', no: row.no },
      subject: row.obligation.title,
      period: row.period,
      unitName: units.find(unit => unit.id === row.unitId)?.name ?? '',
      dueAt: dueInForce(row),
    }));
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
