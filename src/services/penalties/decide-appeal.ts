import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { type AppealOutcome, type LedgerLine, settleAppeal } from '../../domain/penalties/ledger.ts';
import type { AppealStatus } from '../../domain/penalties/status.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideAppeal } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { tellChanged } from '../kpi/tell-changed.ts';
import { eachOnce, spokespeopleOf } from '../org/spokespeople.ts';
import { deciderOf } from './load-appeal-decider.ts';
import { confirmedPointsOf } from './load-entry.ts';
import { loadNames, loadUnitNames } from './load-people.ts';

export type DecideAppealOutcome =
  | { kind: 'decided'; no: string; penaltyNo: string; outcome: AppealOutcome; points: string; remaining: string }
  | { kind: 'alreadyDecided'; no: string; status: AppealStatus; byName: string; at: string | null }
  | { kind: 'pointsOutOfRange'; no: string; original: string };

/**
 * 裁决申诉: upholds, reduces to `points` (decimal string) or reverses. What is given back is a new ledger row; the decision is
 * final. Where the one picked at filing has left or become barred, whoever would be picked today decides.
 *
 * @throws AppError notFound, forbidden.
 */
export async function decideAppeal(
  context: ServiceContext,
  input: {
    actor: Actor;
    no: string;
    outcome: AppealOutcome;
    points?: string;
    reason: string;
    submissionId: string;
  },
): Promise<DecideAppealOutcome> {
  const now = context.clock.now();
  const { prisma } = context.db;
  const appeal = await prisma.scoreAppeal.findUnique({ where: { no: input.no }, include: { entry: true } });
  if (!appeal) throw new AppError('notFound', { no: input.no });
  assertAllowed(canDecideAppeal(input.actor, await deciderOf(context, prisma, appeal)));
  const { no, entry } = appeal;
  const original = await confirmedPointsOf(prisma, entry);
  const settlement = settleAppeal(original, input.outcome, input.points);
  if (settlement.kind === 'pointsOutOfRange') return { kind: 'pointsOutOfRange', no, original };
  const { remaining, lines } = settlement;
  const unitName = (await loadUnitNames(prisma))(entry.responsibleUnitId);
  return context.db.transaction(async tx => {
    const receipt = { submissionId: input.submissionId, useCase: 'penalties.decideAppeal', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<DecideAppealOutcome> => {
      const [locked] = await tx.$queryRaw<{ recusedIds: string[] }[]>`
        SELECT "recusedIds" FROM "ScoreAppeal" WHERE id = ${appeal.id} FOR UPDATE`;
      // Somebody else decides since it was looked at.
      if (locked?.recusedIds.includes(input.actor.id)) throw new AppError('conflict', { no });
      const { count } = await tx.scoreAppeal.updateMany({
        where: { id: appeal.id, status: 'open' },
        data: {
          status: input.outcome,
          points: remaining,
          reason: input.reason,
          decidedAt: now,
          deciderId: input.actor.id,
        },
      });
      if (count === 0) {
        const { status, decidedAt, deciderId } = await tx.scoreAppeal.findUniqueOrThrow({ where: { id: appeal.id } });
        const nameOf = await loadNames(tx, [deciderId]);
        const at = decidedAt?.toISOString() ?? null;
        return { kind: 'alreadyDecided', no, status, byName: nameOf(deciderId), at };
      }
      await settleEntry(tx, { entry, lines, reversed: input.outcome === 'reversed', byId: input.actor.id, now });
      const { period: month, responsibleUnitId: unitId } = entry;
      await tellChanged(context, tx, { month, unitId, causeNo: no, now });
      const facts = { no, penaltyNo: entry.no, unitName, points: original };
      const content = {
        code: 'appealDecided' as const,
        ...facts,
        outcome: input.outcome,
        remaining,
        decisionReason: input.reason,
      };
      await context.notices.mark(tx, now, { recipientId: input.actor.id, refNo: no }, 'handled');
      const recipients = await recipientsOf(context, tx, entry.responsibleUnitId, input.actor.id);
      const notices = recipients.map(
        (to): NewNotice => ({
          ...to,
          ref: { type: 'appeal', no },
          content,
          dedupeKey: `appealDecided:${no}:${to.recipientId}`,
        }),
      );
      await context.notices.queue(tx, now, notices);
      await context.recordAudit(tx, {
        at: now,
        actorId: input.actor.id,
        action: `appeal.${input.outcome}`,
        subjectType: 'appeal',
        subjectId: appeal.id,
        detail: { no, penaltyNo: entry.no, remaining },
      });
      return { kind: 'decided', no, penaltyNo: entry.no, outcome: input.outcome, points: original, remaining };
    });
    return result;
  });
}

async function settleEntry(
  tx: Tx,
  input: {
    entry: { id: string; responsibleUnitId: string; period: string };
    lines: readonly LedgerLine[];
    reversed: boolean;
    byId: string;
    now: Date;
  },
): Promise<void> {
  const { entry, now } = input;
  await tx.penaltyEntry.update({
    where: { id: entry.id },
    data: { status: input.reversed ? 'reversed' : 'final', finalAt: now },
  });
  await tx.penaltyPosting.createMany({
    data: input.lines.map(({ reason, points }) => ({
      entryId: entry.id,
      unitId: entry.responsibleUnitId,
      period: entry.period,
      points,
      reason,
      byId: input.byId,
      at: now,
    })),
  });
}

/** The unit's head, with who stands in for one on leave, and the quality officers, without the one who decided. */
async function recipientsOf(context: ServiceContext, tx: Tx, unitId: string, deciderId: string) {
  const officers = await context.directory.withRole(tx, 'qualityOfficer');
  const all = [...(await spokespeopleOf(context, tx, unitId)), ...officers.map(({ id }) => ({ recipientId: id }))];
  return eachOnce(all).filter(({ recipientId }) => recipientId !== deciderId);
}
