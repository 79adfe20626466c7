import { REPORT_RULE } from '../../domain/penalties/rule-ids.ts';
import { dueInForce, omissionTime } from '../../domain/reports/due.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { proposePenalty } from '../penalties/propose-penalty.ts';
import type { ReportRow } from './report-row.ts';

/** Plan, part six, seven, 2: a report late, incomplete, omitted or untrue costs the responsible unit points each time. */

type Failure = 'late' | 'omitted';
const CODE = { late: 'reportLate', omitted: 'reportOmitted' } as const;

const occurrenceKey = (row: ReportRow, failure: Failure): string => `${REPORT_RULE}:${row.no}:${failure}:1`;

/** Called inside its caller's transaction. A second call for the same report proposes nothing. */
export async function proposeLatePenalty(context: ServiceContext, tx: Tx, row: ReportRow, now: Date): Promise<void> {
  await propose(context, tx, row, 'late', now);
}

/**
 * Called inside its caller's transaction. A report that already has an entry for being late gets none for being omitted: it is one
 * occurrence of the rule, whatever was decided about it. Omitted alone happens where no rule was in force at the deadline.
 */
export async function proposeOmittedPenalty(context: ServiceContext, tx: Tx, row: ReportRow, now: Date): Promise<void> {
  const late = await tx.penaltyEntry.findUnique({
    where: { occurrenceKey: occurrenceKey(row, 'late') },
    select: { id: true },
  });
  if (!late) await propose(context, tx, row, 'omitted', now);
}

async function propose(context: ServiceContext, tx: Tx, row: ReportRow, failure: Failure, now: Date): Promise<void> {
  const dueAt = dueInForce(row);
  await proposePenalty(context, tx, {
    ruleId: REPORT_RULE,
    occurrenceKey: occurrenceKey(row, failure),
    responsibleUnitId: row.unitId,
    subject: { type: 'submission', id: row.id, no: row.no },
    reason: {
      code: CODE[failure],
      title: row.obligation.title,
      period: row.period,
      dueAt: dueAt.toISOString(),
    },
    occurredAt: failure === 'late' ? dueAt : omissionTime(dueAt, context.calendar),
    now,
  });
}
