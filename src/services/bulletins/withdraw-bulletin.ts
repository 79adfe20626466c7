import { isPromised } from '../../domain/bulletins/bulletin.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { isConfirmed } from '../../domain/penalties/status.ts';
import { canIssueBulletin } from '../../domain/permissions/bulletins.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { lockReviews, withdrawReviews } from '../penalties/withdraw-reviews.ts';
import { answerersOf, issueFacts, loadIssues } from './load-issue.ts';

/** Why a bulletin cannot be taken back any more. */
export type WithdrawalObstacle =
  | { kind: 'alreadyWithdrawn'; no: string; at: string }
  | { kind: 'measureReleased'; no: string; issueNo: string }
  | { kind: 'pointsConfirmed'; no: string; penaltyNo: string };

export type WithdrawBulletinOutcome =
  | { kind: 'withdrawn'; no: string; title: string; issueNos: string[]; penaltyNos: string[] }
  | WithdrawalObstacle;

/** Whether this person may take a bulletin back now. @throws AppError `notFound`, `forbidden` */
export async function previewWithdrawal(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<{ kind: 'open'; no: string; title: string; issues: number } | WithdrawalObstacle> {
  assertAllowed(canIssueBulletin(input.actor));
  const { bulletin, issues, obstacle } = await load(context, context.db.prisma, input.no);
  return obstacle ?? { kind: 'open', no: bulletin.no, title: bulletin.title, issues: issues.length };
}

/**
 * 撤回通报: what went out by mistake is taken back as long as no unit has answered it and no point about it is confirmed. Its problems end as
 * withdrawn, deductions still proposed about them are not imposed, nobody has to decide any more whose they are, and everybody who was told is told so.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function withdrawBulletin(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; reason: string },
): Promise<WithdrawBulletinOutcome> {
  const { actor, submissionId, no, reason } = input;
  assertAllowed(canIssueBulletin(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const work = async (): Promise<WithdrawBulletinOutcome> => {
      await lockReviews(tx, contested(await load(context, tx, no)));
      await tx.$queryRaw`
        SELECT 1 FROM "MajorIssue" i JOIN "Bulletin" b ON b.id = i."bulletinId" WHERE b.no = ${no} ORDER BY i.no FOR UPDATE OF i`;
      const { bulletin, issues, entries, obstacle } = await load(context, tx, no);
      if (obstacle) return obstacle;
      const { id, title } = bulletin;
      const issueNos = issues.map(issue => issue.no);
      const proposed = entries.filter(({ status }) => status === 'proposed');
      await tx.bulletin.update({ where: { id }, data: { withdrawnAt: now } });
      await tx.majorIssue.updateMany({ where: { bulletinId: id }, data: { status: 'withdrawn', closedAt: now } });
      await tx.penaltyEntry.updateMany({
        where: { id: { in: proposed.map(entry => entry.id) } },
        data: { status: 'rejected', decidedById: actor.id, decidedAt: now },
      });
      for (const entry of proposed)
        await context.recordAudit(tx, {
          ...{ at: now, actorId: actor.id, action: 'penalty.withdrawn', subjectType: 'penalty', subjectId: entry.id },
          detail: { no: entry.no, bulletinNo: no },
        });
      const penaltyNos = proposed.map(entry => entry.no);
      await withdrawReviews(context, tx, {
        subjects: contested({ issues, entries }),
        because: { kind: 'bulletin', no },
        ...{ actorId: actor.id, now },
      });
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'bulletin.withdrawn', subjectType: 'bulletin', subjectId: id },
        detail: { no, issues: issueNos, penaltyNos, reason },
      });
      const told = Map.groupBy(
        issues.flatMap(issue => answerersOf(issue).map(recipientId => ({ recipientId, issue }))),
        ({ recipientId }) => recipientId,
      );
      await context.notices.queue(
        tx,
        now,
        [...told].map(([recipientId, own]) => ({
          recipientId,
          ref: { type: 'bulletin' as const, no },
          dedupeKey: `bulletinWithdrawn:${no}:${recipientId}`,
          content: {
            code: 'bulletinWithdrawn' as const,
            ...{ bulletinNo: no, bulletinTitle: title, byName: actor.name, reason },
            issues: own.map(({ issue }) => issueFacts(issue)),
          },
        })),
      );
      return { kind: 'withdrawn', no, title, issueNos, penaltyNos };
    };
    return (await context.once(tx, { submissionId, useCase: 'withdrawBulletin', at: now }, work)).result;
  });
}

/** What a 责任认定 may be open about. */
const contested = ({ issues, entries }: Pick<Awaited<ReturnType<typeof load>>, 'issues' | 'entries'>) => [
  { type: 'majorIssue' as const, ids: issues.map(({ id }) => id) },
  { type: 'penalty' as const, ids: entries.map(({ id }) => id) },
];

async function load(context: ServiceContext, db: Tx | Prisma, no: string) {
  const bulletin = await db.bulletin.findUnique({ where: { no }, include: { issues: { select: { id: true } } } });
  if (!bulletin) throw new AppError('notFound', { no });
  const ids = bulletin.issues.map(({ id }) => id);
  const issues = await loadIssues(context, db, { id: { in: ids } });
  const entries = await db.penaltyEntry.findMany({ where: { subjectType: 'issue', subjectId: { in: ids } } });
  return { bulletin, issues, entries, obstacle: obstacleOf(bulletin, issues, entries) };
}

function obstacleOf(
  { no, withdrawnAt }: { no: string; withdrawnAt: Date | null },
  issues: Awaited<ReturnType<typeof loadIssues>>,
  entries: readonly { no: string; status: Parameters<typeof isConfirmed>[0] }[],
): WithdrawalObstacle | undefined {
  if (withdrawnAt !== null) return { kind: 'alreadyWithdrawn', no, at: withdrawnAt.toISOString() };
  const answered = issues.find(({ measures }) => measures.some(({ status }) => isPromised(status)));
  if (answered) return { kind: 'measureReleased', no, issueNo: answered.no };
  const confirmed = entries.find(({ status }) => isConfirmed(status));
  return confirmed && { kind: 'pointsConfirmed', no, penaltyNo: confirmed.no };
}
