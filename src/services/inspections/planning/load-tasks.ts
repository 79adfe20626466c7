import { discloseVisit, type Viewer } from '../../../domain/inspections/disclosure.ts';
import type { OverseenTask, TaskLine } from '../../../domain/inspections/planning/notices.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { Prisma as Queries } from '../../../store/generated/client.ts';
import type { ServiceContext } from '../../context.ts';
import { loadResponsible } from './load-responsible.ts';

/** A task with the names and the units that listing and disclosing it need. */
export type LoadedTask = Awaited<ReturnType<typeof loadTasks>>[number];

const within = {
  programme: { select: { name: true, line: true, methods: true, ordinal: true, cycle: true } },
  inspections: {
    where: { no: { not: null }, status: { in: ['submitted', 'reviewed', 'returned'] } },
    select: { no: true, inspectorId: true, submittedAt: true, releasedAt: true },
    orderBy: { submittedAt: 'desc' },
    take: 1,
  },
} satisfies Queries.InspectionTaskInclude;

/** Tasks in order of their deadlines. */
export async function loadTasks(context: ServiceContext, db: Tx | Prisma, where: Queries.InspectionTaskWhereInput) {
  const rows = await db.inspectionTask.findMany({ where, include: within, orderBy: [{ dueAt: 'asc' }, { no: 'asc' }] });
  if (rows.length === 0) return [];
  const units = await db.orgUnit.findMany({ where: { id: { in: rows.map(row => row.unitId) } } });
  const people = await db.staff.findMany({ where: { id: { in: rows.map(row => row.inspectorId) } } });
  const responsibleOf = await loadResponsible(context, db, context.clock.now());
  return rows.map(({ programme, inspections: [result], ...row }) => ({
    ...row,
    programmeName: programme.name,
    line: programme.line,
    methods: programme.methods,
    cycle: programme.cycle,
    ordinal: programme.ordinal,
    unitName: units.find(unit => unit.id === row.unitId)?.name ?? row.unitId,
    unitAliases: units.find(unit => unit.id === row.unitId)?.aliases ?? [],
    responsibleUnitId: responsibleOf({ unitId: row.unitId, line: programme.line }),
    inspectorName: people.find(person => person.id === row.inspectorId)?.name ?? row.inspectorId,
    /** The result that fulfilled it. */
    resultNo: result?.no ?? null,
    releasedAt: result?.releasedAt ?? null,
  }));
}

export function toLine(task: LoadedTask): TaskLine {
  return {
    no: task.no,
    programme: task.programmeName,
    period: task.period,
    unit: task.unitName,
    dueAt: task.dueAt.toISOString(),
    plannedFor: task.plannedFor?.toISOString() ?? null,
    ...(task.origin === 'recheck' && { recheckItems: task.items.length }),
  };
}

/** The task as somebody who oversees may know it: one of the inspected side does not learn who goes, nor when, nor that it is done. */
export function discloseTask(viewer: Viewer, task: LoadedTask): OverseenTask & { status: LoadedTask['status'] } {
  const { inspectorName, exists } = discloseVisit(viewer, task);
  const underWay = task.status === 'inProgress' || task.status === 'done';
  return {
    ...toLine(task),
    plannedFor: inspectorName ? (task.plannedFor?.toISOString() ?? null) : null,
    inspectorName: inspectorName ? task.inspectorName : null,
    status: !exists && underWay ? 'planned' : task.status,
  };
}
