import type { TaskLine } from '../../../domain/inspections/planning/notices.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { fulfilledBy } from './link-task.ts';
import { type LoadedTask, loadTasks, toLine } from './load-tasks.ts';

interface Imported {
  readonly unitId: string;
  readonly period: string;
}

/**
 * Which tasks the city's results of an import fulfil, in their order, by the rule of a filing: one's own task for that unit and period before a
 * colleague's open one, each task once. They are done with the import, as with a submission; owners hear of theirs in one notice. Runs in the
 * import's transaction, before its rows are written.
 *
 * @returns a task's id for each result; null for a visit besides the plan
 */
export async function linkImported(
  context: ServiceContext,
  tx: Tx,
  input: { actor: Actor; programmeId: string; batchNo: string; results: readonly Imported[] },
): Promise<(string | null)[]> {
  const { actor, programmeId, batchNo, results } = input;
  const [unitIds, periods] = [
    [...new Set(results.map(each => each.unitId))],
    [...new Set(results.map(each => each.period))],
  ];
  await tx.$queryRaw`
    SELECT id FROM "InspectionTask"
    WHERE "programmeId" = ${programmeId} AND "unitId" = ANY(${unitIds}::text[]) AND period = ANY(${periods}::text[])
    ORDER BY id FOR UPDATE`;
  const where = { programmeId, unitId: { in: unitIds }, period: { in: periods }, origin: { not: 'recheck' as const } };
  const left = Map.groupBy(await loadTasks(context, tx, where), keyOf);
  const fulfilled: LoadedTask[] = [];
  const links = results.map(result => {
    const tasks = left.get(keyOf(result)) ?? [];
    const task = fulfilledBy(actor, tasks);
    if (!task) return null;
    left.set(
      keyOf(result),
      tasks.filter(each => each !== task),
    );
    fulfilled.push(task);
    return task.id;
  });
  const now = context.clock.now();
  await tx.inspectionTask.updateMany({
    where: { id: { in: fulfilled.map(task => task.id) } },
    data: { status: 'done', updatedAt: now },
  });
  const others = Map.groupBy(
    fulfilled.filter(task => task.inspectorId !== actor.id),
    task => task.inspectorId,
  );
  await context.notices.queue(
    tx,
    now,
    [...others].map(([recipientId, tasks]) => ({
      recipientId,
      ref: null,
      dedupeKey: `tasksDoneByImport:${batchNo}:${recipientId}`,
      content: {
        code: 'tasksDoneByImport' as const,
        tasks: tasks.map((task): TaskLine => toLine(task)),
        byName: actor.name,
        batchNo,
      },
    })),
  );
  return links;
}

const keyOf = ({ unitId, period }: Imported): string => `${unitId}:${period}`;
