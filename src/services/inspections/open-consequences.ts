import type { NewNotice } from '../../domain/notices/notice.ts';
import type { NewAuditEvent } from '../../store/audit.ts';
import type { Tx } from '../../store/database.ts';
import type { DueTimer } from '../../store/timers.ts';
import type { ServiceContext } from '../context.ts';
import { enterPenalty } from '../penalties/propose-penalty.ts';
import {
  type Failures,
  lookUpFailures,
  openRectifications,
  type RectificationNumbers,
} from '../rectification/open-rectifications.ts';
import type { ReleasedInspection } from './filed-inspection.ts';
import { loadFreshFailures } from './load-failures.ts';

/** What a result brings about, before its numbers are taken. */
export interface PreparedConsequences {
  readonly failures: Failures;
  /** Undefined where nothing failed. */
  readonly history: Awaited<ReturnType<typeof lookUpFailures>> | undefined;
}

/** Reads all that the consequences of a release depend on. Runs in its transaction and checks no permission. */
export async function prepareConsequences(
  context: ServiceContext,
  tx: Tx,
  input: { inspectionId: string; isRecheck: boolean } & Pick<Failures, 'inspection' | 'units'>,
): Promise<PreparedConsequences> {
  const { inspectionId, inspection, units } = input;
  // What fails again in a recheck has its 整改 already.
  const findings = input.isRecheck ? [] : await loadFreshFailures(tx, inspectionId);
  const failures = { inspection, units, findings };
  return {
    failures,
    history: failures.findings.length > 0 ? await lookUpFailures(context, tx, failures) : undefined,
  };
}

/** What was opened, and what is to be told, scheduled and kept of it. */
export interface Consequences {
  readonly opened: Pick<ReleasedInspection, 'rectifications' | 'penalties'>;
  readonly notices: readonly NewNotice[];
  readonly timers: readonly DueTimer[];
  readonly events: readonly NewAuditEvent[];
}

/**
 * 整改通知 for every failed item that has none yet, and a proposed deduction for those marked with a rule. Part of a release: runs in
 * that transaction and checks no permission.
 */
export async function openConsequences(
  context: ServiceContext,
  tx: Tx,
  input: PreparedConsequences & RectificationNumbers & { inspectionNo: string; now: Date },
): Promise<Consequences> {
  const { failures, history, nos, groupNo, inspectionNo, now } = input;
  if (!history) return { opened: { rectifications: [], penalties: [] }, notices: [], timers: [], events: [] };
  const { opened, notices, timers, events } = await openRectifications(tx, {
    ...{ ...failures, ...history, nos, groupNo, inspectionNo, now },
  });
  const rectifications = opened.map(each => ({ ...each, dueAt: each.dueAt.toISOString() }));
  const penalties: { no: string; itemTitle: string }[] = [];
  const ofPenalties = { notices: [] as NewNotice[], events: [] as NewAuditEvent[] };
  for (const { id, item, points } of failures.findings) {
    if (item.penaltyRuleId === null) continue;
    const penalty = await enterPenalty(context, tx, {
      ruleId: item.penaltyRuleId,
      occurrenceKey: `${item.penaltyRuleId}:${id}:failed:1`,
      responsibleUnitId: failures.inspection.responsibleUnitId,
      subject: { type: 'finding', id, no: inspectionNo },
      reason: {
        code: 'finding',
        item: item.title,
        points: points?.toString() ?? '0',
        maxPoints: item.maxPoints.toString(),
      },
      occurredAt: failures.inspection.inspectedAt,
      now,
    });
    if (!penalty) continue;
    penalties.push({ no: penalty.no, itemTitle: item.title });
    ofPenalties.notices.push(...penalty.notices);
    ofPenalties.events.push(...penalty.events);
  }
  return {
    opened: { rectifications, penalties },
    notices: [...notices, ...ofPenalties.notices],
    timers,
    events: [...events, ...ofPenalties.events],
  };
}
