import { randomUUID } from 'node:crypto';
import { reminderTimes } from '../../../domain/calendar/reminders.ts';
import { toShanghai } from '../../../domain/calendar/shanghai.ts';
import type { PlanRecord } from '../../../domain/inspections/planning/plan-record.ts';
import type { PlanProposal } from '../../../domain/inspections/planning/propose-plan.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import type { LoadedPlan } from './load-plan.ts';

export type PlanMode = 'first' | 'supplement' | 'redraw';

/**
 * Writes a proposal: the plan's row, the tasks, what is taken back, and the timers. Runs in the caller's transaction, under the lock of the
 * programme's row. @returns the 单号 of the new tasks.
 */
export async function writePlan(
  context: ServiceContext,
  tx: Tx,
  input: { plan: LoadedPlan; proposal: PlanProposal; mode: PlanMode; byId: string; reason: string },
): Promise<string[]> {
  const { plan, proposal, mode, byId, reason } = input;
  const now = context.clock.now();
  const { programme, window } = plan;
  const { period, dueAt } = window;
  const nos: string[] = [];
  for (const _ of proposal.tasks) nos.push(await context.nextNumber(tx, 'task', toShanghai(now).year));
  await tx.inspectionTask.createMany({
    data: proposal.tasks.map((task, index) => ({
      id: randomUUID(),
      no: nos[index]!,
      programmeId: programme.id,
      period,
      ...task,
      dueAt,
      status: 'planned' as const,
      seed: proposal.seed,
      createdAt: now,
    })),
  });
  await tx.inspectionTask.updateMany({
    where: { no: { in: [...proposal.withdrawn] } },
    data: { status: 'withdrawn', reason, updatedAt: now },
  });
  const drawn = recordOf(input, now);
  await tx.taskPlan.upsert({
    where: { programmeId_period: { programmeId: programme.id, period } },
    create: { id: randomUUID(), programmeId: programme.id, period, seed: proposal.seed, drawn, at: now },
    update: { seed: proposal.seed, drawn, at: now },
  });
  await scheduleTimers(context, tx, dueAt, now);
  await context.recordAudit(tx, {
    at: now,
    actorId: byId,
    action: `tasks.${mode}`,
    subjectType: 'taskPlan',
    subjectId: `${programme.id}:${period}`,
    detail: { seed: proposal.seed, tasks: nos, withdrawn: [...proposal.withdrawn], reason },
  });
  return nos;
}

function recordOf({ plan, proposal, mode, byId, reason }: Parameters<typeof writePlan>[2], now: Date): PlanRecord {
  const drawn: Record<string, string[]> = {};
  for (const { unitId, inspectorId } of proposal.tasks) drawn[unitId] = [...(drawn[unitId] ?? []), inspectorId];
  return {
    unassigned: [...proposal.unassigned],
    withdrawn: [...(plan.record?.withdrawn ?? []), ...proposal.withdrawn],
    draws: [
      ...(plan.record?.draws ?? []),
      { seed: proposal.seed, at: now.toISOString(), byId, mode, reason, drawn, left: [...proposal.notDrawn] },
    ],
  };
}

/** One timer per stage for all tasks that are due at the same instant: people are reminded once, not once per task. */
export async function scheduleTimers(context: ServiceContext, tx: Tx, dueAt: Date, now: Date): Promise<void> {
  const id = dueAt.toISOString();
  const reminders = reminderTimes(dueAt, now, context.calendar).map(({ stage, at }) => ({
    at,
    key: `taskReminder:${id}:${stage}`,
    timer: { kind: 'taskReminder' as const, id, stage },
  }));
  await context.timers.scheduleAll(tx, [
    ...reminders,
    { at: dueAt, key: `tasksDue:${id}`, timer: { kind: 'tasksDue', id } },
  ]);
}
