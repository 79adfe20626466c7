import { addDays, atShanghai, lastDayOfMonth } from '../../../domain/calendar/shanghai.ts';
import type { OverseenTask } from '../../../domain/inspections/planning/notices.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canOverseeTasks } from '../../../domain/permissions/planning.ts';
import type { ServiceContext } from '../../context.ts';
import { discloseTask, loadTasks } from './load-tasks.ts';

type Overseen = ReturnType<typeof discloseTask> & { reason: string | null };

export interface ProgrammeProgress {
  readonly programme: string;
  readonly done: number;
  readonly open: number;
  readonly skipped: number;
  readonly missed: number;
}

export interface TaskProgress {
  /** 2026-11 */
  readonly month: string;
  readonly programmes: readonly ProgrammeProgress[];
  /** Who has missed tasks, or open ones due within three working days; those whose names may be told. */
  readonly behind: readonly { name: string; missed: number; open: number }[];
  readonly skipped: readonly Overseen[];
  readonly missed: readonly OverseenTask[];
}

/** 任务进度 of the tasks due in a month. @throws AppError `forbidden` */
export async function listProgress(
  context: ServiceContext,
  input: { actor: Actor; month: string },
): Promise<TaskProgress> {
  const { actor, month } = input;
  assertAllowed(canOverseeTasks(actor));
  const now = context.clock.now();
  const tasks = await overseenTasks(context, actor, {
    dueAt: { gte: atShanghai(`${month}-01`, '00:00'), lt: atShanghai(addDays(lastDay(month), 1), '00:00') },
  });
  const soon = context.calendar.addWorkingDays(now, 3).dueAt.toISOString();
  const isOpen = (task: Overseen): boolean => task.status === 'planned' || task.status === 'inProgress';
  const pressing = tasks.filter(task => task.status === 'missed' || (isOpen(task) && task.dueAt <= soon));
  const count = (own: readonly Overseen[], fits: (task: Overseen) => boolean): number => own.filter(fits).length;
  return {
    month,
    programmes: [...Map.groupBy(tasks, task => task.programme)].map(([programme, own]) => ({
      programme,
      done: count(own, task => task.status === 'done'),
      open: count(own, isOpen),
      skipped: count(own, task => task.status === 'skipped'),
      missed: count(own, task => task.status === 'missed'),
    })),
    behind: [...Map.groupBy(pressing, task => task.inspectorName)]
      .flatMap(([name, own]) =>
        name === null ? [] : { name, missed: count(own, task => task.status === 'missed'), open: count(own, isOpen) },
      )
      .sort((a, b) => b.missed - a.missed || b.open - a.open),
    skipped: tasks.filter(task => task.status === 'skipped'),
    missed: tasks.filter(task => task.status === 'missed'),
  };
}

/** 任务 通川营业厅: what is and was planned for a unit lately. @throws AppError `forbidden` */
export async function listUnitTasks(
  context: ServiceContext,
  input: { actor: Actor; unitId: string },
): Promise<{ unitName: string; tasks: Overseen[] }> {
  assertAllowed(canOverseeTasks(input.actor));
  const unit = await context.db.prisma.orgUnit.findUniqueOrThrow({ where: { id: input.unitId } });
  const since = new Date(context.clock.now().getTime() - 92 * 24 * 60 * 60 * 1000);
  const tasks = await overseenTasks(context, input.actor, { unitId: input.unitId, dueAt: { gte: since } });
  return { unitName: unit.name, tasks };
}

/** Units to choose from by name. @throws AppError `forbidden` */
export async function listInspectedUnits(context: ServiceContext, input: { actor: Actor }) {
  assertAllowed(canOverseeTasks(input.actor));
  return context.db.prisma.orgUnit.findMany({
    where: { active: true },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, aliases: true },
  });
}

const lastDay = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return lastDayOfMonth(year!, number!);
};

/** What was taken back is nobody's neglect and is left out. */
async function overseenTasks(
  context: ServiceContext,
  actor: Actor,
  where: Parameters<typeof loadTasks>[2],
): Promise<Overseen[]> {
  const tasks = await loadTasks(context, context.db.prisma, { status: { not: 'withdrawn' }, ...where });
  return tasks
    .sort((a, b) => a.ordinal - b.ordinal || a.dueAt.getTime() - b.dueAt.getTime())
    .map(task => ({ ...discloseTask(actor, task), reason: task.reason }));
}
