import { isOver } from '../../domain/bulletins/bulletin.ts';
import type { OwedMeasures } from '../../domain/bulletins/notices.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { asJson } from '../penalties/json.ts';
import { measuresDue, timersOfRound } from './owe-measures.ts';

/**
 * After a 责任认定 measures are owed from the decision on: by the unit a problem has moved to, or by the same one where the deadline passed
 * while it stood still. What another unit had drafted or promised is none of the new one's: it stays in the history, as moved by this decision.
 */
export async function oweAnew(
  context: ServiceContext,
  tx: Tx,
  input: {
    issueId: string;
    standsSince: Date | null;
    moved: boolean;
    reason: string;
    reviewNo: string;
    decidedById: string;
    now: Date;
  },
): Promise<OwedMeasures | undefined> {
  const { issueId, standsSince, moved, reason, reviewNo, decidedById, now } = input;
  const issue = await tx.majorIssue.findUniqueOrThrow({ where: { id: issueId } });
  const { status, measureDueAt } = issue;
  if (isOver(status) || measureDueAt === null) return undefined;
  const stood = standsSince !== null && measureDueAt > standsSince;
  const passedMeanwhile = status === 'open' && stood && measureDueAt <= now;
  if (!moved && !passedMeanwhile) return undefined;
  const round = issue.round + 1;
  const { dueAt, dueBasis } = await measuresDue(context, tx, issue.responsibleUnitId, now, 'first');
  await tx.majorIssue.update({
    where: { id: issueId },
    data: { status: 'open', round, measureDueAt: dueAt, measureDueBasis: asJson(dueBasis) },
  });
  // Drafts that wait for the same unit's head are of the round that is owed now.
  if (moved)
    await tx.improvementMeasure.updateMany({
      where: { issueId, status: { in: ['drafted', 'released'] } },
      data: { status: 'moved', movedByNo: reviewNo, judgedById: decidedById, judgedForId: null, judgedAt: now, reason },
    });
  else await tx.improvementMeasure.updateMany({ where: { issueId, status: 'drafted' }, data: { round } });
  const calendar = (await context.unitCalendars(tx))(issue.responsibleUnitId);
  await context.timers.scheduleAll(tx, timersOfRound(calendar, { id: issueId, no: issue.no, round, dueAt, from: now }));
  return { dueAt: dueAt.toISOString(), dueBasis };
}
