import { isBarredFrom } from '../../../domain/inspections/planning/assign.ts';
import { isOpen } from '../../../domain/inspections/planning/task-status.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import type { ServiceContext } from '../../context.ts';
import { taskToHand } from './find-tasks.ts';
import { type LinePerson, loadLinePeople } from './load-people.ts';
import { type LoadedTask, toLine } from './load-tasks.ts';

/** JSON: what was handed over is kept as the answer to a repeat. */
export type HandedOver =
  | { kind: 'handed'; no: string; unit: string; programme: string; toName: string }
  | { kind: 'closed'; no: string }
  /** `barred`: the colleague's own unit is the inspected or the responsible one. */
  | { kind: 'barred' | 'away'; no: string; toName: string };

export interface Successors {
  readonly task: LoadedTask;
  /** Everybody of the line besides the owner. */
  readonly colleagues: readonly LinePerson[];
}

/** Who a task could be handed to. @throws AppError `forbidden`, `notFound` */
export async function listSuccessors(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<Successors> {
  const { prisma } = context.db;
  const task = await taskToHand(context, prisma, input.actor, input.no);
  const people = await loadLinePeople(context, prisma, { ...task, now: context.clock.now() });
  return { task, colleagues: people.filter(person => person.id !== task.inspectorId) };
}

/** Hands an open task to a colleague of its line, who is told; so is its owner where a quality officer does it. @throws AppError `forbidden`, `notFound` */
export async function handOver(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; toId: string },
): Promise<HandedOver> {
  const { actor, submissionId, no, toId } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT id FROM "InspectionTask" WHERE no = ${no} FOR UPDATE`;
    const { result } = await context.once(
      tx,
      { submissionId, useCase: 'hand-over-task', at: now },
      async (): Promise<HandedOver> => {
        const task = await taskToHand(context, tx, actor, no);
        const people = await loadLinePeople(context, tx, { ...task, now });
        const to = people.find(person => person.id === toId && person.id !== task.inspectorId);
        if (!isOpen(task.status) || !to) return { kind: 'closed', no };
        if (isBarredFrom(to, task)) return { kind: 'barred', no, toName: to.name };
        if (to.away) return { kind: 'away', no, toName: to.name };
        await tx.inspectionTask.update({
          where: { no },
          data: { inspectorId: to.id, handedFromId: task.inspectorId, plannedFor: null, updatedAt: now },
        });
        await context.notices.queue(tx, now, [
          {
            recipientId: to.id,
            ref: { type: 'task', no },
            dedupeKey: `tasksHanded:${submissionId}:${to.id}`,
            content: {
              code: 'tasksHanded',
              fromName: task.inspectorName,
              why: 'handover',
              tasks: [{ ...toLine(task), plannedFor: null }],
            },
          },
          ...(task.inspectorId === actor.id
            ? []
            : [
                {
                  recipientId: task.inspectorId,
                  ref: { type: 'task' as const, no },
                  dedupeKey: `taskTaken:${submissionId}`,
                  content: { code: 'taskTaken' as const, task: toLine(task), byName: actor.name, toName: to.name },
                },
              ]),
        ]);
        await context.recordAudit(tx, {
          at: now,
          actorId: actor.id,
          action: 'task.handed',
          subjectType: 'task',
          subjectId: task.id,
          detail: { no, to: to.id },
        });
        return { kind: 'handed', no, unit: task.unitName, programme: task.programmeName, toName: to.name };
      },
    );
    return result;
  });
}
