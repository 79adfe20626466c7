import { dueInForce } from '../../domain/reports/due.ts';
import { isUnsent } from '../../domain/reports/status.ts';
import type { ReportTimer } from '../../domain/reports/timers.ts';
import type { ServiceContext } from '../context.ts';
import { isAwaited } from '../extensions/is-awaited.ts';
import { writersOf } from '../org/posts.ts';
import { findReport, noticeFacts } from './report-row.ts';

/** Reminds whoever's turn it is: the writers, or who releases a draft that waits; overdue, both and the head. */
export async function remindReport(
  context: ServiceContext,
  timer: Extract<ReportTimer, { kind: 'reportReminder' }>,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const row = await findReport(context, tx, { id: timer.id });
    if (!row || !isUnsent(row.status) || dueInForce(row).toISOString() !== timer.dueAt) return;
    if (timer.stage === 'overdue' && (await isAwaited(tx, { reportId: row.id }, row.round))) return;
    const status = row.status as 'due' | 'drafted' | 'returned';
    const writers = writersOf(row);
    const head = row.head ? [row.head.id] : [];
    const [releaser] = row.releasers;
    const releases = status === 'drafted' && releaser ? [releaser.id] : [];
    const recipients =
      timer.stage === 'overdue' ? [...writers, ...head, ...releases] : status === 'drafted' ? releases : writers;
    await context.notices.queue(
      tx,
      now,
      [...new Set(recipients)].map(recipientId => ({
        recipientId,
        ref: { type: 'submission', no: row.no },
        dedupeKey: `reportReminder:${row.no}:${recipientId}:${timer.stage}:${timer.dueAt}`,
        content: {
          ...{ code: 'reportReminder', ...noticeFacts(row), stage: timer.stage, status },
          releases: recipientId === (status === 'drafted' ? releaser?.id : row.head?.id),
        },
      })),
    );
  });
}
