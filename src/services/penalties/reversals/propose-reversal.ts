import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../domain/org/actor.ts';
import type { DeadlineBasis } from '../../../domain/penalties/appeal-window.ts';
import type { PenaltyReason } from '../../../domain/penalties/reason.ts';
import { type ReversalDecidersReason, reversalDeciders } from '../../../domain/penalties/reversal.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canProposeReversal } from '../../../domain/permissions/penalties.ts';
import { AppError } from '../../../errors.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { addEvidence } from '../../files/add-evidence.ts';
import { asRecipients } from '../../org/spokespeople.ts';
import { advocatesOf } from '../advocates.ts';
import { decisionTime } from '../decision-clock.ts';
import { asJson } from '../json.ts';
import { loadDecidingPeople, loadNames } from '../load-people.ts';
import { whoCanHelp } from '../notify-deciders.ts';
import { closingsOf, loadReversible, lockEntry, type ReversalObstacle } from './load-reversible.ts';
import { reversalFacts, reversalNotices } from './reversal-notices.ts';

/** Who is asked to confirm, and why they. Without names: nobody may. */
export interface NamedDeciders {
  readonly names: readonly string[];
  readonly because: ReversalDecidersReason;
}

export interface ReversalPreview {
  readonly kind: 'open';
  readonly no: string;
  readonly unitName: string;
  /** What would be given back: as it stands, decimal string; negative for a reward. */
  readonly points: string;
  /** The month it counts in: 2026-11. */
  readonly period: string;
  readonly ruleTitle: string;
  readonly reason: PenaltyReason;
  readonly subjectNo: string;
  /** 单号 of closed periods that it is part of; somebody has to 重算. */
  readonly closings: readonly string[];
  readonly deciders: NamedDeciders;
}

/** Instants are ISO strings: the outcome is kept as a receipt. */
export type ProposeReversalOutcome =
  | {
      readonly kind: 'proposed';
      readonly no: string;
      readonly unitName: string;
      readonly points: string;
      readonly deciders: NamedDeciders;
      readonly dueAt: string;
      readonly dueBasis: DeadlineBasis;
    }
  | ReversalObstacle;

/** What a 冲销 of an entry would take back, or why none can be proposed. Writes nothing. @throws AppError `notFound`, `forbidden` */
export async function previewReversal(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ReversalPreview | ReversalObstacle> {
  const { actor, no } = input;
  assertAllowed(canProposeReversal(actor));
  const { prisma } = context.db;
  const { entry, unitName, posted, obstacle } = await loadReversible(prisma, no);
  if (obstacle) return obstacle;
  const { period, responsibleUnitId: unitId, ruleVersion, subjectNo } = entry;
  const advocateIds = await advocatesOf(prisma, entry);
  const { names, because } = await decidersOf(context, prisma, { unitId, proposedById: actor.id, advocateIds });
  return {
    ...{ kind: 'open', no, unitName, points: posted, period, ruleTitle: ruleVersion.rule.title, subjectNo },
    reason: entry.reason as unknown as PenaltyReason,
    closings: await closingsOf(prisma, period),
    deciders: { names, because },
  };
}

/**
 * 冲销: proposes to give back what stands of a confirmed entry, with why it is wrong and what shows that. The ledger changes once a second person
 * confirms; the entry itself stays as it is. Source: 《服务质量考核办法》第二十六条 (of the demo branch).
 *
 * @throws AppError `forbidden`, `invalidInput` (no reason), `notFound` (also a file of somebody else)
 */
export async function proposeReversal(
  context: ServiceContext,
  input: { actor: Actor; no: string; reason: string; fileIds: readonly string[]; submissionId: string },
): Promise<ProposeReversalOutcome> {
  const { actor, no, fileIds, submissionId } = input;
  assertAllowed(canProposeReversal(actor));
  const reason = input.reason.trim();
  if (reason === '') throw new AppError('invalidInput', { field: 'reason' });
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'penalties.proposeReversal', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<ProposeReversalOutcome> => {
      await lockEntry(tx, no);
      const found = await loadReversible(tx, no);
      if (found.obstacle) return found.obstacle;
      const { entry, unitName, posted } = found;
      const advocateIds = await advocatesOf(tx, entry);
      const matter = { unitId: entry.responsibleUnitId, proposedById: actor.id, advocateIds };
      const { due, reminders } = await decisionTime(context, tx, matter, now);
      const id = randomUUID();
      await tx.penaltyReversal.create({
        data: {
          ...{ id, submissionId, entryId: entry.id, reason, proposedById: actor.id, proposedAt: now },
          ...{ decideDueAt: due.dueAt, decideBasis: asJson(due.basis), status: 'proposed' },
        },
      });
      const files = await addEvidence(tx, { fileIds, subjectType: 'reversal', subjectId: id, byId: actor.id, at: now });
      await context.timers.scheduleAll(
        tx,
        reminders.map(({ stage, at }) => ({
          at,
          key: `reversalDecision:${id}:${stage}`,
          timer: { kind: 'reversalDecisionReminder' as const, id, stage },
        })),
      );
      const { ids, names, because } = await decidersOf(context, tx, matter);
      const nobody = ids.length === 0;
      const dueAt = due.dueAt.toISOString();
      const asked = nobody ? await whoCanHelp(context, tx, actor.id) : ids;
      await context.notices.queue(
        tx,
        now,
        reversalNotices(id, asRecipients(asked), {
          ...{ code: 'reversalToDecide', ...reversalFacts(found, reason), proposedByName: actor.name },
          ...{ files, dueAt, dueBasis: due.basis, nobody, closings: await closingsOf(tx, entry.period) },
        }),
      );
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'penalty.reversalProposed' },
        ...{ subjectType: 'penalty', subjectId: entry.id, detail: { no, reversalId: id, points: posted, files } },
      });
      return {
        ...{ kind: 'proposed', no, unitName, points: posted, deciders: { names, because } },
        ...{ dueAt, dueBasis: due.basis },
      };
    });
    return result;
  });
}

async function decidersOf(
  context: ServiceContext,
  db: Tx | Prisma,
  matter: { unitId: string; proposedById: string; advocateIds: readonly string[] },
): Promise<NamedDeciders & { ids: readonly string[] }> {
  const { ids, because } = reversalDeciders({ ...matter, ...(await loadDecidingPeople(context, db)) });
  return { ids, names: ids.map(await loadNames(db, ids)), because };
}
