import type { TaskLine } from '../../../domain/inspections/planning/notices.ts';
import type { NewNotice } from '../../../domain/notices/notice.ts';
import type { Actor } from '../../../domain/org/actor.ts';
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

/**
 * Each inspector hears in one notice what somebody else has changed in their tasks outside the Monday list: what is new, what has another day,
 * what was taken back and why. Whoever changed it needs no notice. Tasks by 单号; `cause` names the change.
 */
export async function noticesOfChange(
  context: ServiceContext,
  tx: Tx,
  change: {
    given?: readonly string[];
    moved?: readonly string[];
    withdrawn?: readonly string[];
    reason?: string;
    cause: string;
    actor: Pick<Actor, 'id'>;
  },
): Promise<NewNotice[]> {
  const { given = [], moved = [], withdrawn = [], reason = '', cause, actor } = change;
  const tasks = await loadTasks(context, tx, { no: { in: [...given, ...moved, ...withdrawn] } });
  const byInspector = Map.groupBy(
    tasks.filter(task => task.inspectorId !== actor.id),
    task => task.inspectorId,
  );
  return [...byInspector].map(([recipientId, own]) => {
    const among = (nos: readonly string[]): TaskLine[] => own.filter(task => nos.includes(task.no)).map(toLine);
    const [isMoved, isBack] = [among(moved), among(withdrawn)];
    return {
      recipientId,
      ref: null,
      dedupeKey: `tasksAssigned:${cause}:${recipientId}`,
      content: {
        code: 'tasksAssigned' as const,
        tasks: among(given),
        ...(isMoved.length > 0 && { moved: isMoved }),
        ...(isBack.length > 0 && { withdrawn: isBack, reason }),
      },
    };
  });
}
