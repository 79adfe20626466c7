import { discloseVisit } from '../../../domain/inspections/disclosure.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canSeeTask } from '../../../domain/permissions/planning.ts';
import { AppError } from '../../../errors.ts';
import type { ServiceContext } from '../../context.ts';
import { discloseTask, loadTasks } from './load-tasks.ts';

export type ViewedTask = Awaited<ReturnType<typeof viewTask>>;

/** One task, as far as this person may know it. @throws AppError `notFound`, `forbidden` */
export async function viewTask(context: ServiceContext, input: { actor: Actor; no: string }) {
  const { actor, no } = input;
  const { prisma } = context.db;
  const [task] = await loadTasks(context, prisma, { no });
  if (!task) throw new AppError('notFound', { no });
  assertAllowed(canSeeTask(actor, task));
  const { exists } = discloseVisit(actor, task);
  const from = task.handedFromId
    ? await prisma.staff.findUnique({ where: { id: task.handedFromId }, select: { name: true } })
    : null;
  const shown = discloseTask(actor, task);
  const targets = await prisma.recheckTarget.findMany({
    where: { taskId: task.id },
    include: { notice: { select: { no: true, finding: { select: { item: { select: { title: true } } } } } } },
    orderBy: [{ ordinal: 'asc' }, { noticeId: 'asc' }],
  });
  return {
    ...shown,
    rechecks: targets.map(({ notice }) => ({ no: notice.no, itemTitle: notice.finding.item.title })),
    /** A recheck whose 整改 were all settled before the visit. */
    settled: task.origin === 'recheck' && task.status === 'withdrawn' && task.reason === null,
    own: task.inspectorId === actor.id,
    programmeId: task.programmeId,
    unitId: task.unitId,
    handedFromName: shown.inspectorName === null ? null : (from?.name ?? null),
    reason: exists ? task.reason : null,
    resultNo: exists ? task.resultNo : null,
  };
}
