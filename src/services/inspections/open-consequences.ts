import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { proposePenalty } from '../penalties/propose-penalty.ts';
import { openRectifications } from '../rectification/open-rectifications.ts';
import type { ReleasedInspection } from './filed-inspection.ts';

/**
 * 整改通知 for every failed item that has none yet, and a proposed deduction for those marked with a rule. Part of a release: runs in
 * that transaction and checks no permission.
 */
export async function openConsequences(
  context: ServiceContext,
  tx: Tx,
  input: { inspectionId: string; responsibleUnitId: string; no: string; now: Date },
): Promise<Pick<ReleasedInspection, 'rectifications' | 'penalties'>> {
  const { inspectionId, responsibleUnitId, no, now } = input;
  const fresh = await tx.finding.findMany({
    where: { inspectionId, result: 'fail', rectification: null },
    include: { item: true, inspection: { select: { inspectedAt: true } } },
    orderBy: { item: { ordinal: 'asc' } },
  });
  const rectifications = fresh.length > 0 ? await openRectifications(context, tx, { inspectionId, now }) : [];
  const penalties: { no: string; itemTitle: string }[] = [];
  for (const { id, item, points, inspection } of fresh) {
    if (item.penaltyRuleId === null) continue;
    const penalty = await proposePenalty(context, tx, {
      ruleId: item.penaltyRuleId,
      occurrenceKey: `${item.penaltyRuleId}:${id}:failed:1`,
      responsibleUnitId,
      subject: { type: 'finding', id, no },
      reason: {
        code: 'finding',
        item: item.title,
        points: points?.toString() ?? '0',
        maxPoints: item.maxPoints.toString(),
      },
      occurredAt: inspection.inspectedAt,
      now,
    });
    if (penalty) penalties.push({ no: penalty.no, itemTitle: item.title });
  }
  return { rectifications: rectifications.map(each => ({ ...each, dueAt: each.dueAt.toISOString() })), penalties };
}
