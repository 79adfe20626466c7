import { randomUUID } from 'node:crypto';
import { atShanghai, type Day, toShanghai } from '../../../domain/calendar/shanghai.ts';
import { MORNING_START } from '../../../domain/calendar/working-hours.ts';
import type { Viewer } from '../../../domain/inspections/disclosure.ts';
import { inspectionPeriod } from '../../../domain/inspections/inspected-at.ts';
import { isBarredFrom } from '../../../domain/inspections/planning/assign.ts';
import type { TaskCycle } from '../../../domain/inspections/planning/task-window.ts';
import { dueOn } from '../../../domain/inspections/planning/visit-day.ts';
import type { ServiceLine } from '../../../domain/org/actor.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { type LinePerson, loadLinePeople } from './load-people.ts';
import { lockProgramme } from './open-periods.ts';
import { scheduleTimers } from './write-plan.ts';

/** A task outside the draw of its period, for one day: it is due that day at 18:00. */
export interface ExtraTask {
  readonly programme: { readonly id: string; readonly cycle: TaskCycle };
  readonly unitId: string;
  readonly inspectorId: string;
  readonly day: Day;
  readonly plannedById: string;
  /** Of a recheck: what it looks at again. */
  readonly recheck?: {
    readonly templateId: string;
    readonly targets: readonly { noticeId: string; ordinal: number }[];
  };
}

/** Writes the task and its timers; runs in the caller's transaction and checks no permission. */
export async function writeExtraTask(context: ServiceContext, tx: Tx, extra: ExtraTask): Promise<string> {
  const { programme, unitId, inspectorId, day, plannedById, recheck } = extra;
  const now = context.clock.now();
  // A draw of the same period may be running: both count the rounds of a unit.
  await lockProgramme(tx, programme.id);
  const dueAt = dueOn(day);
  const period = inspectionPeriod(programme.cycle, dueAt);
  const round = await nextRound(tx, { programmeId: programme.id, period, unitId });
  const [id, no] = [randomUUID(), await context.nextNumber(tx, 'task', toShanghai(now).year)];
  await tx.inspectionTask.create({
    data: {
      ...{ id, no, programmeId: programme.id, period, unitId, inspectorId, dueAt, plannedById },
      round,
      origin: recheck ? 'recheck' : 'manual',
      plannedFor: atShanghai(day, MORNING_START),
      status: 'planned',
      createdAt: now,
      ...(recheck && {
        templateId: recheck.templateId,
        items: [...new Set(recheck.targets.map(({ ordinal }) => ordinal))].sort((a, b) => a - b),
        targets: { create: recheck.targets.map(target => ({ ...target })) },
      }),
    },
  });
  await scheduleTimers(context, tx, dueAt, now);
  await context.recordAudit(tx, {
    at: now,
    actorId: plannedById,
    action: recheck ? 'task.recheckPlanned' : 'task.planned',
    subjectType: 'task',
    subjectId: id,
    detail: { no, day },
  });
  return no;
}

/** The next round of a unit in a period; to be asked under the lock of the programme. */
export async function nextRound(tx: Tx, of: { programmeId: string; period: string; unitId: string }): Promise<number> {
  const last = await tx.inspectionTask.aggregate({ where: of, _max: { round: true } });
  return (last._max.round ?? 0) + 1;
}

/** An inspector of the line, and why this one cannot go where that is so. */
export interface Candidate extends LinePerson {
  /** `barred`: the inspected or the responsible unit is their own. */
  readonly hindrance: 'barred' | 'away' | null;
}

/** The inspectors of a line for a visit on a day, those with least to do, as far as the viewer may know, first. */
export async function candidatesFor(
  context: ServiceContext,
  db: Tx | Prisma,
  viewer: Viewer,
  visit: { line: ServiceLine; unitId: string; responsibleUnitId: string | undefined; day: Day },
): Promise<Candidate[]> {
  const people = await loadLinePeople(context, db, {
    line: visit.line,
    dueAt: dueOn(visit.day),
    now: context.clock.now(),
    viewer,
  });
  return people
    .map((person): Candidate => {
      const hindrance = isBarredFrom(person, visit) ? 'barred' : person.away ? 'away' : null;
      return { ...person, hindrance };
    })
    .sort((a, b) => a.load - b.load);
}
