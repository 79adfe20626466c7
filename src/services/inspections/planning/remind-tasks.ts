import { discloseVisit } from '../../../domain/inspections/disclosure.ts';
import { OPEN_TASK } from '../../../domain/inspections/planning/task-status.ts';
import { belongsToWeek } from '../../../domain/inspections/planning/this-week.ts';
import type { PlanningTimer } from '../../../domain/inspections/planning/timers.ts';
import type { NewNotice } from '../../../domain/notices/notice.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { discloseTask, type LoadedTask, loadTasks, toLine } from './load-tasks.ts';

/** Monday morning: each inspector hears once what this week brings, and what waits for a day. */
export async function tellWeek(
  context: ServiceContext,
  timer: Extract<PlanningTimer, { kind: 'weekTasks' }>,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const tasks = await loadTasks(context, tx, { status: { in: [...OPEN_TASK] } });
    const notices = [...Map.groupBy(tasks, task => task.inspectorId)].map(([recipientId, own]): NewNotice => {
      const isNow = (task: LoadedTask): boolean => belongsToWeek(task, now);
      return {
        recipientId,
        ref: null,
        dedupeKey: `weekTasks:${timer.id}:${recipientId}`,
        content: {
          code: 'weekTasks',
          thisWeek: own.filter(isNow).map(toLine),
          later: own.filter(task => !isNow(task)).map(toLine),
        },
      };
    });
    await context.notices.queue(tx, now, notices);
  });
}

/** Before a deadline: one notice for all of a person's open tasks that share it. Overdue: once more, while no reason is given. */
export async function remindTasks(
  context: ServiceContext,
  timer: Extract<PlanningTimer, { kind: 'taskReminder' }>,
): Promise<void> {
  const { stage, id } = timer;
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const due = { dueAt: new Date(id) };
    const tasks = await loadTasks(
      context,
      tx,
      stage === 'overdue' ? { ...due, status: 'missed', reason: null } : { ...due, status: { in: [...OPEN_TASK] } },
    );
    const notices = [...Map.groupBy(tasks, task => task.inspectorId)].map(
      ([recipientId, own]): NewNotice => ({
        recipientId,
        ref: null,
        dedupeKey: `taskReminder:${id}:${stage}:${recipientId}`,
        content: { code: 'taskReminder', stage, dueAt: id, tasks: own.map(toLine) },
      }),
    );
    await context.notices.queue(tx, now, [
      ...notices,
      ...(stage === 'overdue' ? await overseers(context, tx, id, tasks) : []),
    ]);
  });
}

/** The heads of those who missed tasks hear of their own people, quality officers of all; each as far as they may know. */
async function overseers(
  context: ServiceContext,
  tx: Tx,
  dueAt: string,
  tasks: readonly LoadedTask[],
): Promise<NewNotice[]> {
  const told = new Map<string, LoadedTask[]>();
  const officers = await context.directory.withRole(tx, 'qualityOfficer');
  for (const task of tasks) {
    const person = await tx.staff.findUnique({ where: { id: task.inspectorId }, select: { unitId: true } });
    const head = person && (await context.directory.headOf(tx, person.unitId));
    const recipients = new Set([...officers, ...(head ? [head] : [])].map(({ id }) => id));
    recipients.delete(task.inspectorId);
    for (const id of recipients) told.set(id, [...(told.get(id) ?? []), task]);
  }
  const notices: NewNotice[] = [];
  for (const [recipientId, own] of told) {
    const viewer = await context.directory.actor(tx, recipientId);
    if (!viewer) continue;
    const isOfficer = officers.some(({ id }) => id === recipientId);
    const lines = own.flatMap(task => {
      const line = discloseTask(viewer, task);
      if (isOfficer) return line;
      // A head knows their own people, and hears nothing of a visit under cover to a unit of theirs.
      return discloseVisit(viewer, task).exists ? { ...line, inspectorName: task.inspectorName } : [];
    });
    if (lines.length === 0) continue;
    notices.push({
      recipientId,
      ref: null,
      dedupeKey: `tasksMissed:${dueAt}:${recipientId}`,
      content: { code: 'tasksMissed', dueAt, tasks: lines },
    });
  }
  return notices;
}

/** A deadline has passed: what is still open is missed, and stays so until its visit is filed after all. */
export async function closeDueTasks(
  context: ServiceContext,
  timer: Extract<PlanningTimer, { kind: 'tasksDue' }>,
): Promise<number> {
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { count } = await tx.inspectionTask.updateMany({
      where: { dueAt: { equals: new Date(timer.id), lte: now }, status: { in: [...OPEN_TASK] } },
      data: { status: 'missed', updatedAt: now },
    });
    if (count > 0) {
      await context.recordAudit(tx, {
        at: now,
        actorId: 'system',
        action: 'tasks.missed',
        subjectType: 'task',
        subjectId: timer.id,
        detail: { count },
      });
    }
    return count;
  });
}
