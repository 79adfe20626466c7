import { withdrawalBar } from '../../domain/incidents/withdrawal.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { plain } from '../../domain/penalties/ledger.ts';
import { ASKING_CODES } from '../../domain/penalties/notices.ts';
import type { PenaltyStatus } from '../../domain/penalties/status.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canWithdrawIncident } from '../../domain/permissions/incidents.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';
import { asRecipients, eachOnce, loadSpokespeople } from '../org/spokespeople.ts';
import { loadUnitNames } from '../penalties/load-people.ts';
import { lockEntry } from '../penalties/reversals/load-reversible.ts';
import { lockReviews, withdrawReviews } from '../penalties/withdraw-reviews.ts';
import { type LoadedIncident, loadIncident } from './load-incident.ts';

/** Why an incident is not withdrawn. Instants are ISO strings. */
export type WithdrawalObstacle =
  | { readonly kind: 'alreadyWithdrawn'; readonly no: string; readonly at: string }
  | {
      readonly kind: 'pointsConfirmed';
      readonly no: string;
      readonly penaltyNo: string;
      readonly status: PenaltyStatus;
    };

export interface WithdrawalPreview {
  readonly kind: 'open';
  readonly no: string;
  readonly title: string;
  readonly unitName: string;
  readonly happenedOn: Date;
  /** Proposed and undecided, so that it lapses; decimal string. Null where it was refused or reversed. */
  readonly penalty: { readonly no: string; readonly points: string } | null;
  /** Open 责任认定 about it. */
  readonly reviewNos: readonly string[];
  /** Measures are owed no more. */
  readonly owesMeasures: boolean;
}

export type WithdrawIncidentOutcome =
  | {
      readonly kind: 'withdrawn';
      readonly no: string;
      readonly title: string;
      /** Null where no points waited to be decided. */
      readonly penaltyNo: string | null;
      readonly reviewNos: readonly string[];
    }
  | WithdrawalObstacle;

/** What withdrawing an incident would take back, or why it cannot be. Writes nothing. @throws AppError `notFound`, `forbidden` */
export async function previewIncidentWithdrawal(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<WithdrawalPreview | WithdrawalObstacle> {
  const { prisma } = context.db;
  const incident = await loadIncident(prisma, input.no);
  assertAllowed(canWithdrawIncident(input.actor, partiesOf(incident)));
  const obstacle = obstacleOf(incident);
  if (obstacle) return obstacle;
  const { no, title, happenedOn, entry, measuresAt, closedAt } = incident;
  const reviews = await prisma.liabilityReview.findMany({
    where: { subjectType: 'penalty', subjectId: entry.id, status: 'open' },
    select: { no: true },
  });
  return {
    ...{ kind: 'open', no, title, happenedOn },
    unitName: (await loadUnitNames(prisma))(entry.responsibleUnitId),
    penalty: entry.status === 'proposed' ? { no: entry.no, points: plain(entry.points.toString()) } : null,
    reviewNos: reviews.map(review => review.no),
    owesMeasures: entry.status === 'proposed' && measuresAt === null && closedAt === null,
  };
}

/**
 * 撤销服务事件: what was registered in error is taken back, as long as no points stand for it. It keeps its 单号 and can be looked at; points that are not decided
 * are not imposed, nobody has to say any more whose it is, no measures are owed, and everybody who was told of it is told.
 *
 * @throws AppError `notFound`, `forbidden`, `invalidInput` (no reason)
 */
export async function withdrawIncident(
  context: ServiceContext,
  input: { actor: Actor; no: string; reason: string; submissionId: string },
): Promise<WithdrawIncidentOutcome> {
  const { actor, no, submissionId } = input;
  const now = context.clock.now();
  const known = await loadIncident(context.db.prisma, no);
  assertAllowed(canWithdrawIncident(actor, partiesOf(known)));
  const reason = input.reason.trim();
  if (reason === '') throw new AppError('invalidInput', { field: 'reason' });
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'incidents.withdraw', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<WithdrawIncidentOutcome> => {
      // In this order: whoever decides a 责任认定 holds it before the entry.
      const subjects = [{ type: 'penalty' as const, ids: [known.entryId] }];
      await lockReviews(tx, subjects);
      await lockEntry(tx, known.entry.no);
      await tx.$queryRaw`SELECT 1 FROM "ServiceIncident" WHERE no = ${no} FOR UPDATE`;
      const incident = await loadIncident(tx, no);
      const obstacle = obstacleOf(incident);
      if (obstacle) return obstacle;
      await tx.serviceIncident.update({
        where: { id: incident.id },
        data: { withdrawnAt: now, withdrawnById: actor.id, withdrawReason: reason },
      });
      const lapsed = await lapse(context, tx, { incident, reason, actorId: actor.id, now });
      const reviewNos = await withdrawReviews(context, tx, {
        ...{ subjects, because: { kind: 'incident', no }, actorId: actor.id, now },
      });
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      await context.notices.dropHeld(tx, now, no, ['incidentRegistered', 'incidentMeasures']);
      const penaltyNo = lapsed ? incident.entry.no : null;
      await context.notices.queue(tx, now, await noticesOf(context, tx, { incident, reason, penaltyNo, actor }));
      await context.recordAudit(tx, {
        ...{
          at: now,
          actorId: actor.id,
          action: 'incident.withdrawn',
          subjectType: 'incident',
          subjectId: incident.id,
        },
        detail: { no, penaltyNo },
      });
      return { kind: 'withdrawn', no, title: incident.title, penaltyNo, reviewNos };
    });
    return result;
  });
}

/** Who registered it, and whose it is now. */
const partiesOf = ({ reportedById, entry }: LoadedIncident) => ({
  reportedById,
  responsibleUnitId: entry.responsibleUnitId,
});

function obstacleOf({ no, withdrawnAt, entry }: LoadedIncident): WithdrawalObstacle | undefined {
  switch (withdrawalBar({ withdrawnAt, penalty: entry.status })) {
    case 'alreadyWithdrawn':
      return { kind: 'alreadyWithdrawn', no, at: withdrawnAt!.toISOString() };
    case 'pointsConfirmed':
      return { kind: 'pointsConfirmed', no, penaltyNo: entry.no, status: entry.status };
    case undefined:
      return undefined;
  }
}

/** Ends the points that nobody has decided about. @returns whether there were any */
async function lapse(
  context: ServiceContext,
  tx: Tx,
  input: { incident: LoadedIncident; reason: string; actorId: string; now: Date },
): Promise<boolean> {
  const { incident, reason, actorId, now } = input;
  const { id, no, status } = incident.entry;
  if (status !== 'proposed') return false;
  await tx.penaltyEntry.update({
    where: { id },
    data: { status: 'rejected', decidedById: actorId, decidedAt: now, decisionReason: reason },
  });
  await context.notices.dropHeld(tx, now, no, ASKING_CODES);
  await context.recordAudit(tx, {
    ...{ at: now, actorId, action: 'penalty.withdrawn', subjectType: 'penalty', subjectId: id },
    detail: { no, incidentNo: incident.no },
  });
  return true;
}

/** To the heads of every unit that was held responsible, with who stands in for one on leave, and to whoever registered it, unless it is they who take it back. */
async function noticesOf(
  context: ServiceContext,
  tx: Tx,
  input: { incident: LoadedIncident; reason: string; penaltyNo: string | null; actor: Actor },
): Promise<NewNotice[]> {
  const { incident, reason, penaltyNo, actor } = input;
  const { no, title, entry, reportedById, responsibleUnitId: presumed } = incident;
  const moved = await tx.liabilityReview.findMany({
    where: { subjectType: 'penalty', subjectId: entry.id, movedToUnitId: { not: null } },
    select: { movedToUnitId: true },
  });
  const units = distinct([presumed, entry.responsibleUnitId, ...moved.map(each => each.movedToUnitId)]);
  const spokespeople = await loadSpokespeople(context, tx, units);
  const unitName = (await loadUnitNames(tx))(entry.responsibleUnitId);
  return eachOnce([...units.flatMap(id => spokespeople.get(id) ?? []), ...asRecipients([reportedById])])
    .filter(({ recipientId }) => recipientId !== actor.id)
    .map(to => ({
      ...{ ...to, ref: { type: 'incident' as const, no } },
      content: { code: 'incidentWithdrawn' as const, no, unitName, title, reason, penaltyNo, byName: actor.name },
      dedupeKey: `incidentWithdrawn:${no}:${to.recipientId}`,
    }));
}
