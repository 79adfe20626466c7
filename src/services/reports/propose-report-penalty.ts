import { REPORT_RULE } from '../../domain/penalties/rule-ids.ts';
import { dueInForce, omissionTime } from '../../domain/reports/due.ts';
import type { ReportFault } from '../../domain/reports/fault.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { proposePenalty } from '../penalties/propose-penalty.ts';
import type { ReportRow } from './report-row.ts';

/** Plan, part six, seven, 2: a report late, incomplete, omitted or untrue costs the responsible unit points each time. */

type Failure = 'late' | 'omitted';
const CODE = { late: 'reportLate', omitted: 'reportOmitted' } as const;

const occurrenceKey = (row: ReportRow, failure: Failure | ReportFault): string =>
  `${REPORT_RULE}:${row.no}:${failure}:${row.round}`;

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

/** Called inside its caller's transaction: what a person has found wrong with the report of this round. */
export async function proposeFaultPenalty(
  context: ServiceContext,
  tx: Tx,
  row: ReportRow,
  found: { fault: ReportFault; reason: string; byId: string; now: Date },
): Promise<{ no: string } | undefined> {
  return proposePenalty(context, tx, {
    ruleId: REPORT_RULE,
    occurrenceKey: occurrenceKey(row, found.fault),
    responsibleUnitId: row.unitId,
    subject: { type: 'submission', id: row.id, no: row.no },
    reason: { code: 'personFinding', text: found.reason },
    occurredAt: found.now,
    proposedById: found.byId,
    now: found.now,
  });
}

async function propose(context: ServiceContext, tx: Tx, row: ReportRow, failure: Failure, now: Date): Promise<void> {
  const dueAt = dueInForce(row);
  const calendar = (await context.unitCalendars(tx))(row.unitId);
  const decided = await tx.extension.findFirst({
    where: { reportId: row.id, round: row.round, status: { in: ['granted', 'refused'] } },
    select: { status: true },
  });
  const extension = decided?.status as 'granted' | 'refused' | undefined;
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
      ...(failure === 'late' && extension && { extension }),
    },
    occurredAt: failure === 'late' ? dueAt : omissionTime(dueAt, calendar),
    now,
  });
}
