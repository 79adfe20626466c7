import type { TaskLine } from '../../../domain/inspections/planning/notices.ts';
import type { NewNotice } from '../../../domain/notices/notice.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import type { LoadedPlan } from './load-plan.ts';
import { loadTasks, toLine } from './load-tasks.ts';

/** Quality officers hear of units nobody may visit: all of the line are away, or of the very unit. */
export async function noticesOfUnassigned(
  context: ServiceContext,
  tx: Tx,
  plan: LoadedPlan,
  unitIds: readonly string[],
): Promise<NewNotice[]> {
  if (unitIds.length === 0) return [];
  const { programme, window } = plan;
  const units = plan.units.filter(unit => unitIds.includes(unit.id)).map(unit => unit.name);
  const officers = await context.directory.withRole(tx, 'qualityOfficer');
  return officers.map(({ id }) => ({
    recipientId: id,
    ref: null,
    dedupeKey: `tasksUnassigned:${programme.id}:${window.period}:${[...unitIds].sort().join('+')}:${id}`,
    content: { code: 'tasksUnassigned', programme: programme.name, period: window.period, units, why: 'nobody' },
  }));
}

/** Each inspector hears of their new tasks in one notice. `cause` names the change. */
export async function noticesOfAssigned(
  context: ServiceContext,
  tx: Tx,
  nos: readonly string[],
  cause: string,
): Promise<NewNotice[]> {
  const tasks = await loadTasks(context, tx, { no: { in: [...nos] } });
  const byInspector = Map.groupBy(tasks, task => task.inspectorId);
  return [...byInspector].map(([recipientId, own]) => ({
    recipientId,
    ref: null,
    dedupeKey: `tasksAssigned:${cause}:${recipientId}`,
    content: { code: 'tasksAssigned' as const, tasks: own.map((task): TaskLine => toLine(task)) },
  }));
}
