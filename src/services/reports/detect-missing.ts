import { dueInForce, omissionTime } from '../../domain/reports/due.ts';
import { isUnsent, UNSENT } from '../../domain/reports/status.ts';
import type { ReportTimer } from '../../domain/reports/timers.ts';
import type { ServiceContext } from '../context.ts';
import { isAwaited } from '../extensions/is-awaited.ts';
import { writersOf } from '../org/posts.ts';
import { proposeLatePenalty, proposeOmittedPenalty } from './propose-report-penalty.ts';
import { findReport, lockReport, noticeFacts } from './report-row.ts';

type TimerOf<Kind extends ReportTimer['kind']> = Extract<ReportTimer, { kind: Kind }>;

/**
 * At the deadline: a report not sent in is late from this moment, and the deduction is proposed at once. While more time is asked for,
 * the decision says whether it is.
 */
export async function detectLateReport(context: ServiceContext, timer: TimerOf<'reportDue'>): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    await lockReport(tx, { id: timer.id });
    const row = await findReport(context, tx, { id: timer.id });
    if (!row || !isUnsent(row.status) || dueInForce(row).toISOString() !== timer.dueAt) return;
    if (await isAwaited(tx, { reportId: row.id }, row.round)) return;
    const calendar = (await context.unitCalendars(tx))(row.unitId);
    await context.timers.schedule(
      tx,
      omissionTime(dueInForce(row), calendar),
      `reportOmission:${row.no}:${timer.dueAt}`,
      { kind: 'reportOmission', id: row.id, dueAt: timer.dueAt },
    );
    const { count } = await tx.submission.updateMany({
      where: { id: row.id, late: false, status: { in: [...UNSENT] } },
      data: { late: true },
    });
    if (count === 0) return;
    await proposeLatePenalty(context, tx, row, now);
    await context.recordAudit(tx, {
      at: now,
      actorId: 'system',
      action: 'report.late',
      subjectType: 'submission',
      subjectId: row.id,
      detail: { no: row.no, dueAt: timer.dueAt },
    });
  });
}

/** So many working days after the deadline: a report still not sent in is omitted and can no longer be sent. */
export async function detectOmittedReport(context: ServiceContext, timer: TimerOf<'reportOmission'>): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    await lockReport(tx, { id: timer.id });
    const row = await findReport(context, tx, { id: timer.id });
    if (!row || !isUnsent(row.status) || dueInForce(row).toISOString() !== timer.dueAt) return;
    const { count } = await tx.submission.updateMany({
      where: { id: row.id, status: { in: [...UNSENT] } },
      data: { status: 'omitted' },
    });
    if (count === 0) return;
    await proposeOmittedPenalty(context, tx, row, now);
    const recipients = [...writersOf(row), ...(row.head ? [row.head.id] : [])];
    await context.notices.queue(
      tx,
      now,
      [...new Set(recipients)].map(recipientId => ({
        recipientId,
        ref: { type: 'submission', no: row.no },
        dedupeKey: `reportOmitted:${row.no}:${recipientId}`,
        content: { code: 'reportOmitted', ...noticeFacts(row) },
      })),
    );
    await context.recordAudit(tx, {
      at: now,
      actorId: 'system',
      action: 'report.omitted',
      subjectType: 'submission',
      subjectId: row.id,
      detail: { no: row.no },
    });
  });
}
