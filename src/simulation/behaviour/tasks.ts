import { atShanghai, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { draftChange } from '../../domain/inspections/draft.ts';
import { inspectionPeriod } from '../../domain/inspections/inspected-at.ts';
import { within } from '../within.ts';
import { type Act, later, type World } from '../world.ts';
import { loadAbsences, whenBack } from './absences.ts';
import { fillSheet } from './fill-sheet.ts';

const MANNERS = { onTime: 890, late: 60, skipped: 35, explained: 8, silent: 7 };

/** Inspectors make the visits they were given: in time, late, not at all with or without saying why. */
export async function doTasks(world: World): Promise<Act[]> {
  const { chance, app } = world;
  const tasks = await app.db.prisma.inspectionTask.findMany({
    where: {
      origin: 'plan',
      OR: [{ status: { in: ['planned', 'inProgress'] } }, { status: 'missed', reason: null }],
    },
    select: {
      ...{ no: true, programmeId: true, period: true, unitId: true, round: true, inspectorId: true },
      ...{ createdAt: true, dueAt: true, programme: { select: { cycle: true } } },
    },
  });
  const absences = await loadAbsences(world);
  return tasks.flatMap((task): Act[] => {
    const key = [task.programmeId, task.period, task.unitId, task.round] as const;
    const manner = chance.oneOf(MANNERS, 'task', ...key);
    // Who is on leave does it afterwards; what falls due meanwhile is somebody else's by then.
    const present = (at: Date) => whenBack(world, absences, task.inspectorId, at);
    const inTime = () => present(within(world, task.createdAt, task.dueAt, 'task', ...key));
    const named = `task:${key.join('/')}`;
    switch (manner) {
      case 'onTime':
        return [{ key: `${named}:file`, at: inTime(), run: id => fileTask(world, task, id, { key }) }];
      case 'late':
        return [
          {
            key: `${named}:file`,
            at: present(later(world, task.dueAt, { from: 0, to: 3 }, 'task', ...key)),
            run: id => fileTask(world, task, id, { key }),
          },
        ];
      case 'skipped':
        return [{ key: `${named}:skip`, at: inTime(), run: id => skip(world, task, id, '该单位停业装修，本期不检查') }];
      case 'explained':
        return [
          {
            key: `${named}:explain`,
            at: present(later(world, task.dueAt, { from: 1, to: 3 }, 'task', ...key)),
            run: id => skip(world, task, id, '临时抽调，未能按期完成'),
          },
        ];
      case 'silent':
        return [];
      default:
        throw new RangeError(`unknown manner ${String(manner satisfies never)}`);
    }
  });
}

interface Task {
  readonly no: string;
  readonly programmeId: string;
  readonly period: string;
  readonly unitId: string;
  readonly inspectorId: string;
  readonly dueAt: Date;
  readonly programme: { readonly cycle: 'weekly' | 'monthly' | 'quarterly' };
}

async function skip({ app, people }: World, task: Task, submissionId: string, reason: string): Promise<void> {
  const actor = await people.actor(await inspectorOf(app, task.no));
  await app.services.planning.skip({ actor, submissionId, no: task.no, reason });
}

/** Who has it now: leave that was taken in this very slot has passed it on. */
async function inspectorOf(app: World['app'], no: string): Promise<string> {
  return (await app.db.prisma.inspectionTask.findUniqueOrThrow({ where: { no } })).inspectorId;
}

/**
 * Begins, fills in and submits; each step may be repeated. What is filed late was visited in its period. A recheck whose 整改 was settled in this
 * very slot is left.
 */
export async function fileTask(
  { app, chance, people, now }: World,
  task: Task,
  submissionId: string,
  { key, failing }: { key: readonly (string | number)[]; failing?: number },
): Promise<void> {
  const { inspections, planning } = app.services;
  const { programmeId, unitId, no: taskNo, period, programme } = task;
  const actor = await people.actor(await inspectorOf(app, taskNo));
  const begun = await inspections.beginDraft({ actor, submissionId, programmeId, unitId, taskNo });
  if (begun.kind === 'taskClosed') return;
  if (begun.kind !== 'begun') throw new Error(`${taskNo}: ${begun.kind}`);
  const { inspectionId } = begun;
  const opened = await inspections.openDraft({ actor, inspectionId });
  if (opened.kind === 'draft') {
    const { sheet, draft } = opened;
    if (sheet.isPart) await planning.viewRecheck({ actor, inspectionId });
    const visited = inspectionPeriod(programme.cycle, now) !== period && atShanghai(shanghaiDate(task.dueAt), '10:00');
    const filled = fillSheet(chance, { sheet, draft, failing }, ...key);
    const change = draftChange(draft, visited ? { ...filled, inspectedAt: visited } : filled);
    if (change) await inspections.saveDraft({ actor, inspectionId, cycle: sheet.cycle, change });
  }
  const filed = await inspections.submit({ actor, inspectionId });
  if (filed.kind !== 'filed' && filed.kind !== 'alreadyFiled') throw new Error(`${taskNo}: ${JSON.stringify(filed)}`);
}
