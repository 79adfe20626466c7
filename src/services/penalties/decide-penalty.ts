import type { Actor } from '../../domain/org/actor.ts';
import type { DeadlineBasis } from '../../domain/penalties/appeal-window.ts';
import { ASKING_CODES } from '../../domain/penalties/notices.ts';
import { isReward } from '../../domain/penalties/rule-terms.ts';
import type { PenaltyStatus } from '../../domain/penalties/status.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecidePenalty } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { spokespeopleOf } from '../org/spokespeople.ts';
import { advocatesOf } from './advocates.ts';
import { type CapCut, confirmPenalty, loadMaterial } from './confirm-penalty.ts';
import { factsOf, type LoadedEntry, loadEntry } from './load-entry.ts';
import { loadDecidingPeople, loadUnitNames } from './load-people.ts';
import { rewardFacts, rewardNotices, rewardReaders } from './reward-notices.ts';
import { type AwaitedDecision, waitsFor } from './waits-for.ts';

export interface DecidePenaltyInput {
  readonly actor: Actor;
  readonly no: string;
  readonly decision: 'confirm' | 'reject';
  /** Words to the unit: of a refusal always, it stands in the chain. */
  readonly reason?: string;
  readonly submissionId: string;
}

/** Instants are ISO strings, points decimal strings: the outcome is kept as a receipt. */
export type PenaltyDecisionOutcome =
  | {
      kind: 'confirmed';
      no: string;
      /** What counts of it. */
      points: string;
      capped: CapCut | null;
      unitName: string;
      /** Null where nothing counts. */
      appealDueAt: string | null;
      appealBasis: DeadlineBasis | null;
    }
  | { kind: 'rejected'; no: string; points: string; unitName: string }
  | DecisionObstacle;

export type DecisionObstacle =
  /** `byName` is null where the rule asked for nobody's confirmation. */
  | { kind: 'alreadyDecided'; no: string; status: PenaltyStatus; byName: string | null; at: string | null }
  | ({ no: string } & AwaitedDecision);

/**
 * 确认扣分 and 不予扣分. Confirming posts the points to the ledger and opens the appeal window; it is refused while a 责任认定
 * about the deduction or its origin, or an 异议 about its finding, is open.
 *
 * @throws AppError notFound, forbidden, invalidInput (a refusal without its reason), conflict (the responsible unit changed meanwhile).
 */
export async function decidePenalty(
  context: ServiceContext,
  input: DecidePenaltyInput,
): Promise<PenaltyDecisionOutcome> {
  const now = context.clock.now();
  const { prisma } = context.db;
  const entry = await loadEntry(prisma, input.no);
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const { responsibleUnitId, proposedById } = entry;
  const advocateIds = await advocatesOf(prisma, entry);
  assertAllowed(
    canDecidePenalty(input.actor, {
      concernedUnitIds: [responsibleUnitId],
      ...{ qualityOfficers, proposedById, advocateIds },
    }),
  );
  const reason = input.reason?.trim() ?? '';
  if (input.decision === 'reject' && reason === '') throw new AppError('invalidInput', { field: 'reason' });
  const unitName = (await loadUnitNames(prisma))(responsibleUnitId);
  const material = input.decision === 'confirm' ? await loadMaterial(prisma, entry) : undefined;
  const useCase = `penalties.${input.decision}`;
  return context.db.transaction(async tx => {
    const { result } = await context.once(tx, { submissionId: input.submissionId, useCase, at: now }, async () => {
      const obstacle = await claim(tx, entry);
      if (obstacle) return obstacle;
      await context.notices.mark(tx, now, { recipientId: input.actor.id, refNo: entry.no }, 'handled');
      await context.notices.dropHeld(tx, now, entry.no, ASKING_CODES);
      return material
        ? confirm(context, tx, { entry, unitName, material, now, actor: input.actor })
        : reject(context, tx, { entry, unitName, reason, now, actor: input.actor });
    });
    return result;
  });
}

/** Locks the deduction while it is undecided; otherwise says what stands in the way. */
async function claim(tx: Tx, entry: LoadedEntry): Promise<DecisionObstacle | undefined> {
  const { id, no, responsibleUnitId } = entry;
  const open = await tx.penaltyEntry.updateMany({
    where: { id, status: 'proposed', responsibleUnitId },
    data: { status: 'proposed' },
  });
  if (open.count === 0) {
    const current = await tx.penaltyEntry.findUniqueOrThrow({ where: { id } });
    if (current.status === 'proposed') throw new AppError('conflict', { no });
    return decidedBefore(tx, current, current.status);
  }
  const awaited = await waitsFor(tx, entry);
  return awaited && { no, ...awaited };
}

/** Who decided about a deduction already, and when. */
export async function decidedBefore(
  db: Tx | Prisma,
  entry: Pick<LoadedEntry, 'no' | 'decidedById' | 'decidedAt'>,
  status: PenaltyStatus,
): Promise<DecisionObstacle> {
  const { no, decidedById, decidedAt } = entry;
  const decider = decidedById && (await db.staff.findUnique({ where: { id: decidedById } }));
  const byName = decider ? decider.name : decidedById;
  return { kind: 'alreadyDecided', no, status, byName, at: decidedAt?.toISOString() ?? null };
}

interface Decision {
  readonly entry: LoadedEntry;
  readonly unitName: string;
  readonly now: Date;
  readonly actor: Actor;
}

async function confirm(
  context: ServiceContext,
  tx: Tx,
  input: Decision & { material: Awaited<ReturnType<typeof loadMaterial>> },
): Promise<PenaltyDecisionOutcome> {
  const { entry, unitName, now } = input;
  const { points, capped, window, notices, event } = await confirmPenalty(context, tx, {
    ...input,
    byId: input.actor.id,
  });
  await context.notices.queue(tx, now, notices);
  await context.recordAudit(tx, event);
  return {
    ...{ kind: 'confirmed', no: entry.no, points, capped, unitName },
    ...{ appealDueAt: window?.dueAt.toISOString() ?? null, appealBasis: window?.basis ?? null },
  };
}

async function reject(
  context: ServiceContext,
  tx: Tx,
  input: Decision & { reason: string },
): Promise<PenaltyDecisionOutcome> {
  const { entry, unitName, now, actor, reason } = input;
  const { id, no, responsibleUnitId } = entry;
  await tx.penaltyEntry.update({
    where: { id },
    data: { status: 'rejected', decidedById: actor.id, decidedAt: now, decisionReason: reason },
  });
  const facts = factsOf(entry, unitName);
  const reward = isReward(entry.ruleVersion.trigger);
  if (reward) {
    const content = { code: 'rewardRejected' as const, ...rewardFacts(entry, unitName), decisionReason: reason };
    await context.notices.queue(tx, now, rewardNotices(no, await rewardReaders(context, tx, entry, false), content));
  }
  const told = reward ? [] : await spokespeopleOf(context, tx, responsibleUnitId);
  await context.notices.queue(
    tx,
    now,
    told.map(to => ({
      ...{ ...to, ref: { type: 'penalty', no }, dedupeKey: `penaltyRejected:${no}:${to.recipientId}` },
      content: { code: 'penaltyRejected', ...facts, decisionReason: reason },
    })),
  );
  await context.recordAudit(tx, {
    at: now,
    actorId: actor.id,
    action: reward ? 'reward.rejected' : 'penalty.rejected',
    subjectType: 'penalty',
    subjectId: id,
    detail: { no },
  });
  return { kind: 'rejected', no, points: facts.points, unitName };
}
