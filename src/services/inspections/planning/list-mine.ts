import { OPEN_TASK } from '../../../domain/inspections/planning/task-status.ts';
import { belongsToWeek } from '../../../domain/inspections/planning/this-week.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canHaveTasks } from '../../../domain/permissions/planning.ts';
import { nextPeriodEnd } from '../../../domain/reports/periods.ts';
import type { ServiceContext } from '../../context.ts';
import { cityProgrammes } from './city-programmes.ts';
import { type LoadedTask, loadTasks } from './load-tasks.ts';

/** A missed task is shown to whoever missed it for so long: until its period is as good as closed. */
const MISSED_SHOWN_DAYS = 31;

export interface MyTasks {
  readonly thisWeek: readonly LoadedTask[];
  /** Due later, and no day planned within the week. */
  readonly later: readonly LoadedTask[];
  readonly missed: readonly LoadedTask[];
  /** When the next period of what this person inspects begins, and its tasks are given out; null where nothing is. */
  readonly nextAt: Date | null;
}

/** An inspector's own tasks: what is open, and what was missed lately. @throws AppError `forbidden` */
export async function listMyTasks(context: ServiceContext, input: { actor: Actor }): Promise<MyTasks> {
  const { actor } = input;
  assertAllowed(canHaveTasks(actor));
  const now = context.clock.now();
  const since = new Date(now.getTime() - MISSED_SHOWN_DAYS * 24 * 60 * 60 * 1000);
  const tasks = await loadTasks(context, context.db.prisma, {
    inspectorId: actor.id,
    OR: [{ status: { in: [...OPEN_TASK] } }, { status: 'missed', dueAt: { gte: since } }],
  });
  const programmes = (await cityProgrammes(context.db.prisma)).filter(({ line }) => actor.lines.includes(line));
  const open = tasks.filter(task => task.status !== 'missed');
  return {
    thisWeek: open.filter(task => belongsToWeek(task, now)),
    later: open.filter(task => !belongsToWeek(task, now)),
    missed: tasks.filter(task => task.status === 'missed'),
    nextAt:
      programmes.length === 0
        ? null
        : nextPeriodEnd(
            programmes.map(({ cycle }) => cycle),
            now,
          ),
  };
}
