import type { Actor } from '../../../domain/org/actor.ts';
import { isBarred } from '../../../domain/penalties/deciders.ts';
import { magnitude, takingBackLine } from '../../../domain/penalties/ledger.ts';
import { REVERSAL_ASKING_CODES } from '../../../domain/penalties/notices.ts';
import type { ReversalStatus } from '../../../domain/penalties/reversal.ts';
import { isReward } from '../../../domain/penalties/rule-terms.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canDecidePenalty, canSeeRules } from '../../../domain/permissions/penalties.ts';
import { AppError } from '../../../errors.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { PenaltyReversal } from '../../../store/generated/client.ts';
import type { ServiceContext } from '../../context.ts';
import { tellChanged } from '../../kpi/tell-changed.ts';
import { asRecipients, spokespeopleOf } from '../../org/spokespeople.ts';
import { advocatesOf } from '../advocates.ts';
import { loadDecidingPeople, loadNames } from '../load-people.ts';
import { loadReversible, lockEntry, type Reversible } from './load-reversible.ts';
import { reversalFacts, reversalNotices } from './reversal-notices.ts';

/** Instants are ISO strings, points decimal strings above nought: the outcome is kept as a receipt. */
export type DecideReversalOutcome =
  | { readonly kind: 'confirmed'; readonly no: string; readonly unitName: string; readonly points: string }
  | { readonly kind: 'rejected'; readonly no: string; readonly unitName: string; readonly points: string }
  | ReversalDecisionObstacle;

export type ReversalDecisionObstacle =
  /** Nobody has proposed one. */
  | { readonly kind: 'notProposed'; readonly no: string }
  /** `lapsedFor`: the 单号 of what came before it; `byName` is then null. */
  | {
      readonly kind: 'alreadyDecided';
      readonly no: string;
      readonly status: Exclude<ReversalStatus, 'proposed'>;
      readonly byName: string | null;
      readonly at: string;
      readonly lapsedFor: string | null;
    };

/** What stands in the way of deciding about a 冲销; undefined when nothing does. Changes nothing. @throws AppError `notFound`, `forbidden` */
export async function previewReversalDecision(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ReversalDecisionObstacle | undefined> {
  const { prisma } = context.db;
  return (await load(context, prisma, input)).obstacle;
}

/**
 * 确认冲销 and 不予冲销, by a second person who may decide about points of the unit. Confirmed, the ledger gains one row that gives back what stands of the
 * entry; a period that was closed with it asks for a 重算. Its window to appeal is over: there is nothing left to appeal against.
 *
 * @throws AppError `notFound`, `forbidden`, `invalidInput` (a refusal without its reason)
 */
export async function decideReversal(
  context: ServiceContext,
  input: { actor: Actor; no: string; decision: 'confirm' | 'reject'; reason?: string; submissionId: string },
): Promise<DecideReversalOutcome> {
  const { actor, no, decision, submissionId } = input;
  const now = context.clock.now();
  await load(context, context.db.prisma, input);
  const decisionReason = input.reason?.trim() ?? '';
  if (decision === 'reject' && decisionReason === '') throw new AppError('invalidInput', { field: 'reason' });
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: `penalties.reversal.${decision}`, at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<DecideReversalOutcome> => {
      await lockEntry(tx, no);
      const { reversal, obstacle, ...found } = await load(context, tx, input);
      if (obstacle) return obstacle;
      await tx.penaltyReversal.update({
        where: { id: reversal!.id },
        data: {
          status: decision === 'confirm' ? 'confirmed' : 'rejected',
          ...{ decidedById: actor.id, decidedAt: now, decisionReason },
        },
      });
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      await context.notices.dropHeld(tx, now, no, REVERSAL_ASKING_CODES);
      const work = { ...found, reversal: reversal!, actor, now };
      if (decision === 'confirm') await reverse(context, tx, work);
      else await refuse(context, tx, { ...work, decisionReason });
      const kind = decision === 'confirm' ? ('confirmed' as const) : ('rejected' as const);
      return { kind, no, unitName: found.unitName, points: magnitude(found.posted) };
    });
    return result;
  });
}

/** The entry with its last 冲销. Whoever may not decide learns nothing of it. */
async function load(context: ServiceContext, db: Tx | Prisma, { actor, no }: { actor: Actor; no: string }) {
  assertAllowed(canSeeRules(actor));
  const { entry, unitName, posted } = await loadReversible(db, no);
  const reversal = await db.penaltyReversal.findFirst({
    where: { entryId: entry.id },
    // At one instant, what waits comes last, then what was confirmed.
    orderBy: [{ proposedAt: 'desc' }, { status: 'asc' }],
  });
  const found = { entry, unitName, posted, reversal };
  if (!reversal) return { ...found, obstacle: { kind: 'notProposed' as const, no } };
  const { qualityOfficers, leaders } = await loadDecidingPeople(context, db);
  const { proposedById, status, decidedById, decidedAt, lapsedFor } = reversal;
  const concernedUnitIds = [entry.responsibleUnitId];
  const advocateIds = await advocatesOf(db, entry);
  const decision = canDecidePenalty(actor, { concernedUnitIds, qualityOfficers, proposedById, advocateIds });
  // Whoever proposed it may know what has come of it.
  const own = !decision.allowed && decision.reason === 'ownText';
  if (own && status === 'proposed') {
    const others = [...qualityOfficers, ...leaders].filter(
      each => each.id !== proposedById && !advocateIds.includes(each.id) && !isBarred(each, concernedUnitIds),
    );
    const ids = [...new Set(others.map(({ id }) => id))];
    const by = ids.map(await loadNames(db, ids)).join('、');
    throw new AppError('forbidden', { reason: 'ownText', ...(by !== '' && { by }) });
  }
  if (!own) assertAllowed(decision);
  if (status === 'proposed') return { ...found, obstacle: undefined };
  const byName = decidedById && (await loadNames(db, [decidedById]))(decidedById);
  const at = decidedAt!.toISOString();
  return { ...found, obstacle: { kind: 'alreadyDecided' as const, no, status, byName, at, lapsedFor } };
}

type Work = Pick<Reversible, 'entry' | 'unitName' | 'posted'> & {
  readonly reversal: PenaltyReversal;
  readonly actor: Actor;
  readonly now: Date;
};

async function reverse(context: ServiceContext, tx: Tx, work: Work): Promise<void> {
  const { entry, posted, reversal, actor, now } = work;
  const { id: entryId, no, responsibleUnitId: unitId, period } = entry;
  await tx.penaltyEntry.update({ where: { id: entryId }, data: { status: 'reversed', finalAt: now } });
  await tx.penaltyPosting.create({
    data: { entryId, unitId, period, ...takingBackLine(posted, 'reversal'), byId: actor.id, at: now },
  });
  await context.notices.dropHeld(tx, now, no, ['appealWindowReminder']);
  await tellChanged(context, tx, { month: period, unitId, causeNo: no, again: 'reversal', now });
  const readers = [...(await spokespeopleOf(context, tx, unitId)), ...asRecipients([reversal.proposedById])];
  const content = { code: 'reversalConfirmed' as const, ...reversalFacts(work, reversal.reason) };
  await context.notices.queue(tx, now, reversalNotices(reversal.id, readers, content));
  await context.recordAudit(tx, {
    ...{ at: now, actorId: actor.id, subjectType: 'penalty', subjectId: entryId },
    action: isReward(entry.ruleVersion.trigger) ? 'reward.reversed' : 'penalty.reversed',
    detail: { no, reversalId: reversal.id, points: posted },
  });
}

async function refuse(context: ServiceContext, tx: Tx, work: Work & { decisionReason: string }): Promise<void> {
  const { entry, reversal, actor, decisionReason, now } = work;
  const content = { code: 'reversalRejected' as const, ...reversalFacts(work, reversal.reason), decisionReason };
  await context.notices.queue(tx, now, reversalNotices(reversal.id, asRecipients([reversal.proposedById]), content));
  await context.recordAudit(tx, {
    ...{ at: now, actorId: actor.id, action: 'penalty.reversalRejected', subjectType: 'penalty', subjectId: entry.id },
    detail: { no: entry.no, reversalId: reversal.id },
  });
}
