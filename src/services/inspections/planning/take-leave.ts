import { randomUUID } from 'node:crypto';
import { addDays, atShanghai, type Day } from '../../../domain/calendar/shanghai.ts';
import { OPEN_TASK } from '../../../domain/inspections/planning/task-status.ts';
import { type Actor, hasRole } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canTakeLeave } from '../../../domain/permissions/planning.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { coverIn } from '../../org/cover-in.ts';
import type { Leave } from './cancel-leave.ts';
import { loadLinePeople, successorOf } from './load-people.ts';
import { type LoadedTask, loadTasks, toLine } from './load-tasks.ts';
import { arrangersOf } from './load-visit.ts';
import { tellNext, tellStandIns } from './tell-stand-ins.ts';

/** JSON: kept as the answer to a repeat. */
export type TakenLeave =
  | PassedOn
  /** These days lie within a leave that is registered; nothing is stored. */
  | { readonly kind: 'already'; fromDay: Day; toDay: Day };

/** Who decides meanwhile what a quality officer or a leader decides. */
export interface DecidingMeanwhile {
  readonly role: 'qualityOfficer' | 'leader';
  /** The role of those named: a leader where no other quality officer is here in these days. */
  readonly by: 'qualityOfficer' | 'leader';
  /** Who may and is here in all of these days, the stand-in first; empty where nobody else may. */
  readonly names: readonly string[];
  /** The registered stand-in who has not that role. */
  readonly unfitName?: string;
}

interface PassedOn {
  readonly kind: 'taken';
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly moved: readonly { no: string; unit: string; programme: string; toName: string }[];
  /** Nobody of the line may take them: whoever arranges them and may know of them is told. */
  readonly stuck: readonly { no: string; unit: string; programme: string }[];
  /** Planned for one of these days and due later: they stay, without a day. */
  readonly unplanned: readonly { no: string; unit: string }[];
  /** Of who writes or signs for a unit: by whom that is done meanwhile, null where nobody is named; of a head also what concerns its points. Absent for others. */
  readonly papers?: {
    readonly standInName: string | null;
    readonly heads?: boolean;
    /** What of these days the stand-in is on leave as well, and who acts then: null where nobody does. */
    readonly away?: readonly Leave[];
    readonly nextName?: string | null;
  };
  /** Who is registered as the stand-in; null where nobody is. Absent in an answer of an earlier version. */
  readonly standInName?: string | null;
  /** For whom this person stands in in these days, and who does instead: null where nobody does. */
  readonly covering?: readonly (Leave & { readonly forName: string; readonly nextName: string | null })[];
  /** Shorter leaves within these days that this one takes the place of. */
  readonly replaced?: readonly Leave[];
  /** Of who decides about points. Absent for others. */
  readonly deciding?: DecidingMeanwhile;
}

/**
 * 请假: who writes or signs for a unit is stood in for; open tasks due in these days go to the stand-in, or to the colleague of the line with least to do, who are told; until the last day
 * nothing due in them is given to this person. Who stands in is told.
 * A leave within one that is registered changes nothing; one around such a leave takes its place.
 *
 * @throws AppError `forbidden`
 */
export async function takeLeave(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; fromDay: Day; toDay: Day; reason: string },
): Promise<TakenLeave> {
  const { actor, submissionId, fromDay, toDay, reason } = input;
  assertAllowed(canTakeLeave(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { result } = await context.once(
      tx,
      { submissionId, useCase: 'take-leave', at: now },
      async (): Promise<TakenLeave> => {
        // Two messages of one person may come at once, from two conversations.
        await tx.$queryRaw`SELECT id FROM "Staff" WHERE id = ${actor.id} FOR UPDATE`;
        const around = await tx.absence.findFirst({
          where: { staffId: actor.id, cancelledAt: null, fromDay: { lte: fromDay }, toDay: { gte: toDay } },
          select: { fromDay: true, toDay: true },
        });
        if (around) return { kind: 'already', ...around };
        const inside = { staffId: actor.id, cancelledAt: null, fromDay: { gte: fromDay }, toDay: { lte: toDay } };
        const replaced = await tx.absence.findMany({
          where: inside,
          distinct: ['fromDay', 'toDay'],
          orderBy: { fromDay: 'asc' },
          select: { fromDay: true, toDay: true },
        });
        await tx.absence.updateMany({ where: inside, data: { cancelledAt: now } });
        await tx.absence.create({
          data: { id: randomUUID(), submissionId, staffId: actor.id, fromDay, toDay, reason, at: now },
        });
        await context.recordAudit(tx, {
          at: now,
          actorId: actor.id,
          action: 'absence.taken',
          subjectType: 'staff',
          subjectId: actor.id,
          detail: { fromDay, toDay },
        });
        const passedOn = await passOn(context, tx, input);
        return { ...passedOn, ...(replaced.length > 0 && { replaced }) };
      },
    );
    return result;
  });
}

async function passOn(context: ServiceContext, tx: Tx, input: Parameters<typeof takeLeave>[1]): Promise<PassedOn> {
  const { actor, submissionId, fromDay, toDay } = input;
  const now = context.clock.now();
  const days = { gte: atShanghai(fromDay, '00:00'), lt: atShanghai(addDays(toDay, 1), '00:00') };
  const own = { inspectorId: actor.id, status: { in: [...OPEN_TASK] } };
  await tx.$queryRaw`SELECT id FROM "InspectionTask" WHERE "inspectorId" = ${actor.id} ORDER BY id FOR UPDATE`;
  const { standInId } = await tx.staff.findUniqueOrThrow({ where: { id: actor.id }, select: { standInId: true } });
  const moved: { task: LoadedTask; toId: string; toName: string }[] = [];
  const stuck: LoadedTask[] = [];
  for (const task of await loadTasks(context, tx, { ...own, dueAt: days })) {
    // Read again for each: what was just passed on counts.
    const people = await loadLinePeople(context, tx, { ...task, now });
    const to = successorOf(actor.id, task, people, standInId);
    if (!to) {
      stuck.push(task);
      continue;
    }
    await tx.inspectionTask.update({
      where: { id: task.id },
      data: { inspectorId: to.id, handedFromId: actor.id, plannedFor: null, updatedAt: now },
    });
    moved.push({ task, toId: to.id, toName: to.name });
  }
  const unplanned = await loadTasks(context, tx, { ...own, plannedFor: days });
  await tx.inspectionTask.updateMany({
    where: { id: { in: unplanned.map(task => task.id) } },
    data: { plannedFor: null, updatedAt: now },
  });
  await tellColleagues(context, tx, { actor, submissionId, moved });
  await tellArrangers(context, tx, submissionId, stuck);
  const cover = await coverIn(tx, actor.id, { fromDay, toDay });
  const told = { actor, days: { fromDay, toDay }, cause: submissionId };
  await tellStandIns(context, tx, { ...told, cover, cancelled: false });
  const covering = await tellNext(context, tx, told);
  const brief = ({ no, unitName, programmeName }: LoadedTask) => ({ no, unit: unitName, programme: programmeName });
  return {
    kind: 'taken',
    fromDay,
    toDay,
    moved: moved.map(({ task, toName }) => ({ ...brief(task), toName })),
    stuck: stuck.map(brief),
    unplanned: unplanned.map(({ no, unitName }) => ({ no, unit: unitName })),
    ...(hasRole(actor, 'qualityOfficer', 'leader') && { deciding: await decidingMeanwhile(context, tx, input) }),
    // A leader heads units whose papers are others' to write: it is said where somebody is named for it.
    ...((hasRole(actor, 'serviceOfficer') || (actor.headOf.length > 0 && (cover || !hasRole(actor, 'leader')))) && {
      papers: {
        ...{ standInName: cover?.standIn.name ?? null, heads: actor.headOf.length > 0 },
        ...(cover && cover.away.length > 0 && { away: cover.away, nextName: cover.next?.name ?? null }),
      },
    }),
    standInName: cover?.standIn.name ?? null,
    ...(covering.length > 0 && { covering }),
  };
}

async function decidingMeanwhile(
  context: ServiceContext,
  tx: Tx,
  { actor, fromDay, toDay }: { actor: Actor; fromDay: Day; toDay: Day },
): Promise<DecidingMeanwhile> {
  const role = hasRole(actor, 'qualityOfficer') ? 'qualityOfficer' : 'leader';
  const away = await tx.absence.findMany({
    where: { cancelledAt: null, fromDay: { lte: toDay }, toDay: { gte: fromDay } },
    select: { staffId: true },
  });
  const { standIn } = await tx.staff.findUniqueOrThrow({
    where: { id: actor.id },
    select: { standIn: { select: { id: true, name: true, roles: true } } },
  });
  const here = async (wanted: DecidingMeanwhile['role']) =>
    (await context.directory.withRole(tx, wanted))
      .filter(({ id }) => id !== actor.id && !away.some(({ staffId }) => staffId === id))
      .sort((a, b) => Number(b.id === standIn?.id) - Number(a.id === standIn?.id))
      .map(({ name }) => name);
  const same = await here(role);
  const leaders = same.length > 0 || role === 'leader' ? [] : await here('leader');
  return {
    ...{ role, by: leaders.length > 0 ? 'leader' : role, names: [...same, ...leaders] },
    ...(standIn && !standIn.roles.includes(role) && { unfitName: standIn.name }),
  };
}

async function tellColleagues(
  context: ServiceContext,
  tx: Tx,
  input: { actor: Actor; submissionId: string; moved: readonly { task: LoadedTask; toId: string }[] },
): Promise<void> {
  const byPerson = Map.groupBy(input.moved, each => each.toId);
  await context.notices.queue(
    tx,
    context.clock.now(),
    [...byPerson].map(([recipientId, tasks]) => ({
      recipientId,
      ref: null,
      dedupeKey: `tasksHanded:${input.submissionId}:${recipientId}`,
      content: {
        code: 'tasksHanded' as const,
        fromName: input.actor.name,
        why: 'absence' as const,
        tasks: tasks.map(({ task }) => ({ ...toLine(task), plannedFor: null })),
      },
    })),
  );
}

/** Whoever arranges tasks and may know of them hears that nobody may take these over. `submissionId` names the cause. */
export async function tellArrangers(
  context: ServiceContext,
  tx: Tx,
  submissionId: string,
  stuck: readonly LoadedTask[],
): Promise<void> {
  if (stuck.length === 0) return;
  const arrangers = await arrangersOf(context, tx);
  const told = stuck.flatMap(task => arrangers(task).map(recipientId => ({ recipientId, task })));
  const notices = [
    ...Map.groupBy(told, ({ recipientId, task }) => `${recipientId} ${task.programmeName} ${task.period}`).values(),
  ];
  await context.notices.queue(
    tx,
    context.clock.now(),
    notices.map(own => {
      const { recipientId, task } = own[0]!;
      return {
        recipientId,
        ref: null,
        dedupeKey: `tasksUnassigned:${submissionId}:${task.no}:${recipientId}`,
        content: {
          code: 'tasksUnassigned' as const,
          programme: task.programmeName,
          period: task.period,
          units: own.map(each => each.task.unitName),
          why: 'absence' as const,
        },
      };
    }),
  );
}
