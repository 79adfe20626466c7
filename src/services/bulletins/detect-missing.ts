import type { BulletinTimer } from '../../domain/bulletins/timers.ts';
import { MEASURE_RULE } from '../../domain/penalties/rule-ids.ts';
import type { ServiceContext } from '../context.ts';
import { isAwaited } from '../extensions/is-awaited.ts';
import { proposePenalty } from '../penalties/propose-penalty.ts';
import { standsStill } from '../supervision/pause-clocks.ts';

/**
 * At the deadline: a problem without a released measure in this round. The point is proposed (plan, part six 七 3), once per round whatever is
 * run again; the measures are still owed. Nothing while it stands still for a 责任认定, or while it is
 * being decided whether there is more time.
 */
export async function detectMissingMeasure(
  context: ServiceContext,
  timer: Extract<BulletinTimer, { kind: 'measureMissing' }>,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM "MajorIssue" WHERE id = ${timer.id} FOR UPDATE`;
    const issue = await tx.majorIssue.findUnique({ where: { id: timer.id } });
    if (issue?.status !== 'open' || issue.round !== timer.round || issue.measureDueAt === null) return;
    if (timer.dueAt !== undefined && timer.dueAt !== issue.measureDueAt.toISOString()) return;
    if (await standsStill(tx, [issue.id])) return;
    if (await isAwaited(tx, { issueId: issue.id, ordinal: null }, issue.round)) return;
    const { id, no, title, measureDueAt, responsibleUnitId } = issue;
    const proposed = await proposePenalty(context, tx, {
      ruleId: MEASURE_RULE,
      occurrenceKey: `${MEASURE_RULE}:${no}:missing:${timer.round}`,
      responsibleUnitId,
      subject: { type: 'issue', id, no },
      reason: { code: 'measureMissing', title, dueAt: measureDueAt.toISOString() },
      occurredAt: measureDueAt,
      now,
    });
    if (!proposed) return;
    await context.recordAudit(tx, {
      ...{ at: now, actorId: 'system', action: 'measure.missing', subjectType: 'majorIssue', subjectId: id },
      detail: { no, round: timer.round, dueAt: measureDueAt.toISOString() },
    });
  });
}
