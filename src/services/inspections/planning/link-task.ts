import { discloseVisit } from '../../../domain/inspections/disclosure.ts';
import { isBarredFrom } from '../../../domain/inspections/planning/assign.ts';
import type { TaskLine } from '../../../domain/inspections/planning/notices.ts';
import { FULFILLABLE } from '../../../domain/inspections/planning/task-status.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { type LoadedTask, loadTasks, toLine } from './load-tasks.ts';

interface Visit {
  readonly programmeId: string;
  readonly unitId: string;
  readonly period: string;
}

/** A recheck is made by whoever it was given to: who may verify was asked of that person. */
export interface TakenRecheck {
  readonly id: string;
  readonly no: string;
  readonly otherDraft: string | null;
}

/** Takes the recheck a draft is begun for. Undefined when it is not the actor's, or not open any more. */
export async function takeRecheck(
  context: ServiceContext,
  tx: Tx,
  input: { actor: Actor; no: string },
): Promise<TakenRecheck | undefined> {
  const { actor, no } = input;
  await tx.$queryRaw`SELECT id FROM "InspectionTask" WHERE no = ${no} FOR UPDATE`;
  const task = await tx.inspectionTask.findUnique({ where: { no } });
  const fulfillable: readonly string[] = FULFILLABLE;
  if (task?.origin !== 'recheck' || task.inspectorId !== actor.id || !fulfillable.includes(task.status))
    return undefined;
  return { id: task.id, no, otherDraft: await beginTask(context, tx, { taskId: task.id, inspectorId: actor.id }) };
}

/** The draft that a person has begun of a task already; a planned one counts as begun from now on. */
async function beginTask(
  context: ServiceContext,
  tx: Tx,
  { taskId, inspectorId }: { taskId: string; inspectorId: string },
): Promise<string | null> {
  const otherDraft = await tx.inspection.findFirst({
    where: { taskId, inspectorId, status: 'draft' },
    select: { id: true },
  });
  // One that was missed or skipped stays so until the visit is filed.
  await tx.inspectionTask.updateMany({
    where: { id: taskId, status: 'planned' },
    data: { status: 'inProgress', updatedAt: context.clock.now() },
  });
  return otherDraft?.id ?? null;
}

/** What a draft begun now is of: the task it fulfils, or why it is an unplanned visit. JSON. */
export type TakenTask =
  /** `ofName`: whose task it is, where it is a colleague's. `otherDraft`: the one its inspector has already begun. */
  | { kind: 'task'; id: string; no: string; ofName: string | null; otherDraft: string | null }
  /** The period's task is done: this will be a further, unplanned visit. */
  | { kind: 'done'; no: string; resultNo: string; byName: string; at: string }
  | { kind: 'unplanned' };

/**
 * The task a filing begun now fulfils: the inspector's own for that unit and period, else a colleague's, which a visit fulfils as well
 * whoever makes it. Runs in the transaction that begins the draft; the lock lets one of two devices begin it.
 */
export async function takeTask(
  context: ServiceContext,
  tx: Tx,
  input: { actor: Actor; visit: Visit; taskNo?: string },
): Promise<TakenTask> {
  const { actor, visit, taskNo } = input;
  const tasks = await lockTasks(context, tx, visit);
  const named = tasks.filter(each => each.no === taskNo);
  const task = fulfilledBy(actor, named) ?? fulfilledBy(actor, tasks);
  if (!task) return doneBefore(tx, actor, tasks);
  const otherDraft = await beginTask(context, tx, { taskId: task.id, inspectorId: actor.id });
  return {
    kind: 'task',
    id: task.id,
    no: task.no,
    ofName: task.inspectorId === actor.id ? null : task.inspectorName,
    otherDraft,
  };
}

/** The task of a draft was filed before, by this person or a colleague: the first result stands. JSON. */
export interface AlreadyFiled {
  readonly kind: 'alreadyFiled';
  readonly taskNo: string;
  readonly no: string;
  readonly byName: string;
  /** ISO */
  readonly at: string;
}

interface Submitting {
  readonly actor: Actor;
  readonly inspectionId: string;
  readonly taskId: string | null;
  /** Its task is the recheck it was begun for, whatever day it was made. */
  readonly isRecheck: boolean;
  readonly visit: Visit;
}

/**
 * Files a draft for its task: once per task, whoever files and however often. The second draft is closed unfiled and gets the first one's
 * result. Runs in the transaction of the submission.
 */
export async function fileForTask<Filed extends { no: string }>(
  context: ServiceContext,
  tx: Tx,
  submitting: Submitting,
  write: () => Promise<Filed>,
): Promise<Filed | AlreadyFiled> {
  const { actor, inspectionId } = submitting;
  const settled = await settleTask(context, tx, submitting);
  if (settled.kind === 'alreadyFiled') {
    const now = context.clock.now();
    await tx.inspection.update({ where: { id: inspectionId }, data: { status: 'discarded', updatedAt: now } });
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'inspection.alreadyFiled',
      subjectType: 'inspection',
      subjectId: inspectionId,
      detail: { task: settled.taskNo, filedAs: settled.no },
    });
    return settled;
  }
  const filed = await write();
  if (settled.kind === 'done') await tellOwner(context, tx, { actor, taskId: settled.taskId, resultNo: filed.no });
  return filed;
}

/** Marks the task as done. A visit whose date was moved into another period fulfils that period's task. */
async function settleTask(
  context: ServiceContext,
  tx: Tx,
  { actor, inspectionId, taskId, isRecheck, visit }: Submitting,
): Promise<{ kind: 'done'; taskId: string } | { kind: 'unplanned' } | AlreadyFiled> {
  const tasks = isRecheck ? await lockRecheck(context, tx, taskId) : await lockTasks(context, tx, visit);
  const linked = tasks.find(task => task.id === taskId);
  if (linked?.status === 'done') {
    const first = await resultOf(tx, linked.id);
    if (first) return { kind: 'alreadyFiled', taskNo: linked.no, ...first, at: first.at.toISOString() };
  }
  if (taskId !== null && !linked) await releaseTask(context, tx, { taskId, inspectionId });
  // A draft begun as an unplanned visit takes nobody's task away from them.
  const task =
    linked ??
    fulfilledBy(
      actor,
      tasks.filter(each => each.inspectorId === actor.id),
    );
  if (!task) {
    if (taskId !== null) await tx.inspection.update({ where: { id: inspectionId }, data: { taskId: null } });
    return { kind: 'unplanned' };
  }
  const now = context.clock.now();
  await tx.inspection.update({ where: { id: inspectionId }, data: { taskId: task.id } });
  await tx.inspectionTask.update({ where: { id: task.id }, data: { status: 'done', updatedAt: now } });
  return { kind: 'done', taskId: task.id };
}

/** The owner hears when a colleague has done it. */
async function tellOwner(
  context: ServiceContext,
  tx: Tx,
  input: { actor: Actor; taskId: string; resultNo: string },
): Promise<void> {
  const { actor, taskId, resultNo } = input;
  const [task] = await loadTasks(context, tx, { id: taskId });
  if (!task || task.inspectorId === actor.id) return;
  await context.notices.queue(tx, context.clock.now(), [
    {
      recipientId: task.inspectorId,
      ref: { type: 'task', no: task.no },
      dedupeKey: `taskDoneByColleague:${task.no}:${resultNo}`,
      content: { code: 'taskDoneByColleague', task: toLine(task), byName: actor.name, resultNo },
    },
  ]);
}

/** A draft that is thrown away, or moved to another period, gives its task back, unless somebody else has begun it too. */
export async function releaseTask(
  context: ServiceContext,
  tx: Tx,
  input: { taskId: string; inspectionId: string },
): Promise<void> {
  const { taskId, inspectionId } = input;
  if (await isDraftedElsewhere(tx, { taskId, inspectionId })) return;
  await giveBack(context, tx, { taskId, from: 'inProgress', open: 'planned' });
}

/**
 * A result that was voided gives back the task it had fulfilled: open until its own deadline, missed where that has passed. Its inspector is told,
 * unless they voided it themselves. Runs in the transaction of the voiding.
 */
export async function reopenTask(
  context: ServiceContext,
  tx: Tx,
  input: { taskId: string; inspectionId: string; resultNo: string; actorId: string },
): Promise<ReopenedTask | null> {
  const { taskId, inspectionId, resultNo, actorId } = input;
  await tx.$queryRaw`SELECT id FROM "InspectionTask" WHERE id = ${taskId} FOR UPDATE`;
  const open = (await isDraftedElsewhere(tx, { taskId, inspectionId })) ? 'inProgress' : 'planned';
  if (!(await giveBack(context, tx, { taskId, from: 'done', open }))) return null;
  const [task] = await loadTasks(context, tx, { id: taskId });
  if (!task) return null;
  const missed = task.status === 'missed';
  if (task.inspectorId !== actorId)
    await context.notices.queue(tx, context.clock.now(), [
      {
        recipientId: task.inspectorId,
        ref: { type: 'task', no: task.no },
        dedupeKey: `taskReopened:${task.no}:${resultNo}`,
        content: { code: 'taskReopened', task: toLine(task), resultNo, missed },
      },
    ]);
  return { task: toLine(task), missed, ofName: task.inspectorId === actorId ? null : task.inspectorName };
}

/** JSON. */
export interface ReopenedTask {
  readonly task: TaskLine;
  /** Its deadline has passed. */
  readonly missed: boolean;
  /** Whose it is, where it is not the actor's. */
  readonly ofName: string | null;
}

async function isDraftedElsewhere(tx: Tx, { taskId, inspectionId }: { taskId: string; inspectionId: string }) {
  return (await tx.inspection.count({ where: { taskId, id: { not: inspectionId }, status: 'draft' } })) > 0;
}

/** @returns whether the task was in the state it is taken from */
async function giveBack(
  context: ServiceContext,
  tx: Tx,
  { taskId, from, open }: { taskId: string; from: 'inProgress' | 'done'; open: 'planned' | 'inProgress' },
): Promise<boolean> {
  const now = context.clock.now();
  const kept = await tx.inspectionTask.updateMany({
    where: { id: taskId, status: from, dueAt: { gt: now } },
    data: { status: open, updatedAt: now },
  });
  const missed = await tx.inspectionTask.updateMany({
    where: { id: taskId, status: from, dueAt: { lte: now } },
    data: { status: 'missed', updatedAt: now },
  });
  return kept.count + missed.count > 0;
}

async function lockTasks(context: ServiceContext, tx: Tx, visit: Visit): Promise<LoadedTask[]> {
  const { programmeId, unitId, period } = visit;
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "InspectionTask" WHERE "programmeId" = ${programmeId} AND "unitId" = ${unitId} AND period = ${period}
    ORDER BY id FOR UPDATE`;
  if (locked.length === 0) return [];
  return loadTasks(context, tx, { programmeId, unitId, period, origin: { not: 'recheck' } });
}

async function lockRecheck(context: ServiceContext, tx: Tx, taskId: string | null): Promise<LoadedTask[]> {
  await tx.$queryRaw`SELECT id FROM "InspectionTask" WHERE id = ${taskId} FOR UPDATE`;
  return loadTasks(context, tx, { id: taskId ?? '' });
}

/** One's own before a colleague's, what is due first before the others; of a colleague's only what is still open. */
export function fulfilledBy(actor: Actor, tasks: readonly LoadedTask[]): LoadedTask | undefined {
  const inOrder = (own: boolean, statuses: readonly string[]) =>
    [...tasks]
      .sort(
        (a, b) =>
          statuses.indexOf(a.status) - statuses.indexOf(b.status) ||
          a.dueAt.getTime() - b.dueAt.getTime() ||
          a.round - b.round,
      )
      .find(task => (task.inspectorId === actor.id) === own && statuses.includes(task.status));
  const mine = inOrder(true, FULFILLABLE);
  if (mine) return mine;
  const theirs = inOrder(false, ['planned', 'inProgress']);
  return theirs && !isBarredFrom(actor, theirs) ? theirs : undefined;
}

/** What somebody of the inspected side may not know is not told them by beginning a filing either. */
async function doneBefore(tx: Tx, actor: Actor, tasks: readonly LoadedTask[]): Promise<TakenTask> {
  const done = tasks.findLast(task => task.status === 'done' && discloseVisit(actor, task).inspectorName);
  const first = done && (await resultOf(tx, done.id));
  if (!done || !first) return { kind: 'unplanned' };
  return { kind: 'done', no: done.no, resultNo: first.no, byName: first.byName, at: first.at.toISOString() };
}

async function resultOf(tx: Tx, taskId: string): Promise<{ no: string; byName: string; at: Date } | undefined> {
  const row = await tx.inspection.findFirst({
    where: { taskId, no: { not: null }, status: { in: ['submitted', 'reviewed', 'returned'] } },
    orderBy: { submittedAt: 'asc' },
    select: { no: true, inspectorId: true, submittedAt: true },
  });
  if (!row?.no || !row.submittedAt) return undefined;
  const person = await tx.staff.findUnique({ where: { id: row.inspectorId }, select: { name: true } });
  return { no: row.no, byName: person?.name ?? row.inspectorId, at: row.submittedAt };
}
