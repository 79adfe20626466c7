import { discloseVisit } from '../../../domain/inspections/disclosure.ts';
import { monthOf, quarterOf } from '../../../domain/kpi/periods.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { sumPoints } from '../../../domain/penalties/ledger.ts';
import type { ServiceContext } from '../../context.ts';
import { loadUnitNames } from '../../penalties/load-people.ts';
import { loadVoidable, type VoidObstacle } from './load-voidable.ts';

export interface VoidPreview {
  readonly kind: 'open';
  readonly no: string;
  readonly unitName: string;
  readonly responsibleUnitName: string;
  readonly programmeName: string;
  readonly inspectedAt: Date;
  /** The hour is kept back. */
  readonly dayOnly: boolean;
  readonly score: string;
  /** Month whose score it is part of: 2026-11. */
  readonly month: string;
  /** 单号 of closed periods that it is part of; somebody has to 重算. */
  readonly closings: readonly string[];
  /** `open`: is withdrawn; a finished one stays as it is. */
  readonly rectifications: readonly { readonly no: string; readonly itemTitle: string; readonly open: boolean }[];
  /** `posted`: what the ledger gives back; null where it was only proposed. */
  readonly penalties: readonly { readonly no: string; readonly posted: string | null }[];
  readonly disputes: readonly string[];
  /** The 检查任务 that is to be done again. */
  readonly task: { readonly no: string; readonly dueAt: Date; readonly missed: boolean } | null;
}

const OPEN_RECTIFICATION: readonly string[] = ['open', 'answered', 'released'];

/** What voiding a result would take back. Writes nothing. @throws AppError `notFound`, `forbidden` */
export async function previewVoid(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<VoidPreview | VoidObstacle> {
  const { actor, no } = input;
  const { prisma } = context.db;
  const found = await loadVoidable(context, prisma, { actor, no });
  if (found.kind !== 'voidable') return found;
  const { row } = found;
  const findings = await prisma.finding.findMany({
    where: { inspectionId: row.id },
    include: { item: { select: { title: true } }, rectification: true, dispute: true },
    orderBy: { item: { ordinal: 'asc' } },
  });
  const penalties = await prisma.penaltyEntry.findMany({
    where: {
      subjectType: 'finding',
      subjectId: { in: findings.map(({ id }) => id) },
      status: { notIn: ['rejected', 'reversed'] },
    },
    include: { postings: true },
    orderBy: { no: 'asc' },
  });
  const month = monthOf(row.period);
  const closings = await prisma.kpiClosing.findMany({
    where: { period: { in: [month, quarterOf(month), month.slice(0, 4)] }, status: 'frozen' },
    orderBy: { no: 'asc' },
  });
  const task = row.taskId && (await prisma.inspectionTask.findUnique({ where: { id: row.taskId } }));
  const unitNameOf = await loadUnitNames(prisma);
  const { line, methods, name: programmeName } = row.programme;
  return {
    ...{ kind: 'open', no, programmeName, month, inspectedAt: row.inspectedAt },
    dayOnly: discloseVisit(actor, { ...row, line, methods }).inspectedAt === 'day',
    unitName: unitNameOf(row.unitId),
    responsibleUnitName: unitNameOf(row.responsibleUnitId ?? row.unitId),
    score: row.score?.toString() ?? '',
    closings: closings.map(closing => closing.no),
    rectifications: findings.flatMap(({ item, rectification }) =>
      rectification
        ? [{ no: rectification.no, itemTitle: item.title, open: OPEN_RECTIFICATION.includes(rectification.status) }]
        : [],
    ),
    penalties: penalties.map(entry => ({
      no: entry.no,
      posted: entry.postings.length === 0 ? null : sumPoints(entry.postings.map(({ points }) => points.toString())),
    })),
    disputes: findings.flatMap(({ dispute }) => (dispute?.status === 'open' ? [dispute.no] : [])),
    task:
      task && task.status === 'done'
        ? { no: task.no, dueAt: task.dueAt, missed: task.dueAt <= context.clock.now() }
        : null,
  };
}
