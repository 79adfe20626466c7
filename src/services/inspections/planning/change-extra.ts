import { atShanghai, type Day, shanghaiDate } from '../../../domain/calendar/shanghai.ts';
import { MORNING_START } from '../../../domain/calendar/working-hours.ts';
import { inspectionPeriod } from '../../../domain/inspections/inspected-at.ts';
import type { TaskStatus } from '../../../domain/inspections/planning/task-status.ts';
import { dueOn, extraDayProblem } from '../../../domain/inspections/planning/visit-day.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { candidatesFor, nextRound } from './extra-task.ts';
import type { LoadedTask } from './load-tasks.ts';
import { loadExtra } from './load-visit.ts';
import { noticesOfChange } from './notices-of-planning.ts';
import { lockProgramme } from './open-periods.ts';
import { scheduleTimers } from './write-plan.ts';

/** Why a task is left as it is. JSON. */
type Unchanged =
  /** It was drawn: it is drawn again, or its inspector skips it. */
  | { kind: 'drawn'; no: string }
  | { kind: 'closed'; no: string; status: TaskStatus; reason: string | null }
  /** A draft of it is being filled in. */
  | { kind: 'begun'; no: string };

/** JSON: kept as the answer to a repeat. */
export type CancelledTask = { kind: 'cancelled'; no: string; unit: string; programme: string } | Unchanged;

/** 取消任务: takes back a task that was given out besides the draw, with a reason. Its inspector is told. @throws AppError `forbidden`, `notFound` */
export async function cancelTask(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; reason: string },
): Promise<CancelledTask> {
  const { actor, no, reason, submissionId } = input;
  return change(context, { ...input, useCase: 'cancel-task' }, ['planned', 'missed'], async (tx, task, now) => {
    await tx.inspectionTask.update({ where: { no }, data: { status: 'withdrawn', reason, updatedAt: now } });
    const about = { withdrawn: [no], reason, cause: submissionId, actor };
    await context.notices.queue(tx, now, await noticesOfChange(context, tx, about));
    await audit(context, tx, { actor, task, action: 'task.cancelled', detail: { reason } });
    return { kind: 'cancelled', no, unit: task.unitName, programme: task.programmeName };
  });
}

/** JSON: kept as the answer to a repeat. */
export type MovedTask =
  | { kind: 'moved'; no: string; unit: string; inspectorName: string; day: Day; working: boolean }
  | { kind: 'past' | 'tooFar'; no: string }
  /** That is its day already. */
  | { kind: 'same'; no: string; day: Day }
  | { kind: 'away'; no: string; inspectorName: string }
  | Unchanged;

/** 改期 by whoever gives it out: another day, and another deadline with it. Its inspector is told. @throws AppError `forbidden`, `notFound` */
export async function moveTask(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; day: Day },
): Promise<MovedTask> {
  const { actor, no, day, submissionId } = input;
  return change(context, { ...input, useCase: 'move-task' }, ['planned', 'inProgress'], async (tx, task, now) => {
    const badDay = extraDayProblem(day, now);
    if (badDay) return { kind: badDay, no };
    if (day === shanghaiDate(task.dueAt) && day === shanghaiDate(task.plannedFor ?? task.dueAt))
      return { kind: 'same', no, day };
    const { inspectorId, inspectorName, programmeId, unitId } = task;
    const people = await candidatesFor(context, tx, actor, { ...task, day });
    if (people.find(person => person.id === inspectorId)?.hindrance === 'away')
      return { kind: 'away', no, inspectorName };
    const dueAt = dueOn(day);
    const period = inspectionPeriod(task.cycle, dueAt);
    await lockProgramme(tx, programmeId);
    await tx.inspectionTask.update({
      where: { no },
      data: {
        ...{ dueAt, plannedFor: atShanghai(day, MORNING_START), updatedAt: now },
        ...(period !== task.period && { period, round: await nextRound(tx, { programmeId, period, unitId }) }),
      },
    });
    await scheduleTimers(context, tx, dueAt, now);
    await context.notices.queue(
      tx,
      now,
      await noticesOfChange(context, tx, { moved: [no], cause: submissionId, actor }),
    );
    await audit(context, tx, { actor, task, action: 'task.moved', detail: { day } });
    const working = context.calendar.isWorkingDay(day);
    return { kind: 'moved', no, unit: task.unitName, inspectorName, day, working };
  });
}

async function change<Outcome extends { kind: string }>(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; useCase: string },
  from: readonly TaskStatus[],
  work: (tx: Tx, task: LoadedTask, now: Date) => Promise<Outcome>,
): Promise<Outcome | Unchanged> {
  const { no, submissionId, useCase } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT id FROM "InspectionTask" WHERE no = ${no} FOR UPDATE`;
    const task = await loadExtra(context, tx, input);
    const { result } = await context.once(
      tx,
      { submissionId, useCase, at: now },
      async (): Promise<Outcome | Unchanged> => {
        if (task.origin === 'plan') return { kind: 'drawn', no };
        if (from.includes(task.status)) return work(tx, task, now);
        if (task.status === 'inProgress') return { kind: 'begun', no };
        return { kind: 'closed', no, status: task.status, reason: task.reason };
      },
    );
    return result;
  });
}

async function audit(
  context: ServiceContext,
  tx: Tx,
  input: { actor: Actor; task: LoadedTask; action: string; detail: Record<string, string> },
): Promise<void> {
  const { actor, task, action, detail } = input;
  await context.recordAudit(tx, {
    at: context.clock.now(),
    actorId: actor.id,
    action,
    subjectType: 'task',
    subjectId: task.id,
    detail: { no: task.no, ...detail },
  });
}
