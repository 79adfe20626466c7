import { atShanghai, type Day } from '../../../domain/calendar/shanghai.ts';
import { MORNING_START } from '../../../domain/calendar/working-hours.ts';
import { isOpen } from '../../../domain/inspections/planning/task-status.ts';
import { visitDayProblem } from '../../../domain/inspections/planning/visit-day.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import type { ServiceContext } from '../../context.ts';
import { ownTask } from './find-tasks.ts';
import type { LoadedTask } from './load-tasks.ts';

export type PlannedVisit =
  | { kind: 'planned'; task: LoadedTask; day: Day; working: boolean }
  | { kind: 'past' | 'afterDue' | 'closed'; task: LoadedTask };

/** Plans one of the actor's own tasks for a day; planned again, the later word counts. @throws AppError `forbidden`, `notFound` */
export async function planVisit(
  context: ServiceContext,
  input: { actor: Actor; no: string; day: Day },
): Promise<PlannedVisit> {
  const { actor, no, day } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const task = await ownTask(context, tx, actor, no);
    if (!isOpen(task.status)) return { kind: 'closed', task };
    const problem = visitDayProblem(day, task.dueAt, now);
    if (problem) return { kind: problem, task };
    await tx.inspectionTask.update({
      where: { no },
      data: { plannedFor: atShanghai(day, MORNING_START), updatedAt: now },
    });
    return { kind: 'planned', task, day, working: context.calendar.isWorkingDay(day) };
  });
}
