import type { Actor } from '../../domain/org/actor.ts';
import type { DeadlineBasis } from '../../domain/penalties/appeal-window.ts';
import type { AppealStatus } from '../../domain/penalties/status.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeAppeal } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { deciderOf } from './load-appeal-decider.ts';
import { confirmedPointsOf } from './load-entry.ts';
import { loadNames, loadUnitNames } from './load-people.ts';

export interface AppealView {
  readonly no: string;
  readonly penaltyNo: string;
  readonly unitName: string;
  /** Decimal string: the points appealed against. */
  readonly points: string;
  readonly ruleText: string;
  readonly filedByName: string;
  /** The head on leave whom they stood in for. */
  readonly filedForName: string | null;
  readonly filedAt: Date;
  readonly grounds: string;
  /** How many files were sent with it. */
  readonly files: number;
  /** 单号 of records it refers to. */
  readonly evidenceNos: readonly string[];
  readonly dueAt: Date;
  readonly dueBasis: DeadlineBasis;
  readonly deciderName: string;
  readonly status: AppealStatus;
  readonly decision: { at: Date; remaining: string; reason: string } | null;
  /** Whether this person decides it, now. */
  readonly canDecide: boolean;
}

/** A 考核申诉 with its grounds and decision. @throws AppError notFound, forbidden. */
export async function viewAppeal(context: ServiceContext, input: { actor: Actor; no: string }): Promise<AppealView> {
  const { prisma } = context.db;
  const appeal = await prisma.scoreAppeal.findUnique({
    where: { no: input.no },
    include: { entry: { include: { ruleVersion: true } } },
  });
  if (!appeal) throw new AppError('notFound', { no: input.no });
  const { entry, decidedAt } = appeal;
  const nowDeciding = await deciderOf(context, prisma, appeal);
  const deciderId = nowDeciding ?? appeal.deciderId;
  assertAllowed(canSeeAppeal(input.actor, { responsibleUnitId: entry.responsibleUnitId, deciderId }));
  const nameOf = await loadNames(prisma, [appeal.filedById, appeal.filedForId, deciderId]);
  const unitNameOf = await loadUnitNames(prisma);
  const points = await confirmedPointsOf(prisma, entry);
  return {
    no: appeal.no,
    penaltyNo: entry.no,
    unitName: unitNameOf(entry.responsibleUnitId),
    points,
    ruleText: entry.ruleVersion.text,
    filedByName: nameOf(appeal.filedById),
    filedForName: appeal.filedForId && nameOf(appeal.filedForId),
    filedAt: appeal.filedAt,
    grounds: appeal.grounds,
    files: await prisma.evidence.count({ where: { subjectType: 'appeal', subjectId: appeal.id } }),
    evidenceNos: appeal.evidenceNos,
    dueAt: appeal.dueAt,
    dueBasis: appeal.dueBasis as unknown as DeadlineBasis,
    deciderName: nameOf(deciderId),
    status: appeal.status,
    decision: decidedAt && {
      at: decidedAt,
      remaining: appeal.points?.toString() ?? points,
      reason: appeal.reason,
    },
    canDecide: appeal.status === 'open' && input.actor.id === nowDeciding,
  };
}
