import { dueInForce, isLate } from '../../domain/reports/due.ts';
import { isUnsent } from '../../domain/reports/status.ts';
import type { Tx } from '../../store/database.ts';
import { isAwaited } from '../extensions/is-awaited.ts';
import type { ReportRow } from './report-row.ts';

/** Of a report sent in now. While more time that was asked for in time is not decided, the decision says whether it is late. */
export async function latenessOf(tx: Tx, row: ReportRow, now: Date): Promise<{ late: boolean; undecided: boolean }> {
  const overdue = isLate(row, now);
  const undecided = overdue && !row.late && (await isAwaited(tx, { reportId: row.id }, row.round));
  return { late: overdue && !undecided, undecided };
}

/** Sent in after the deadline without being late: its request for more time was not decided then. */
export function isUndecided(row: Pick<ReportRow, 'status' | 'late' | 'submittedAt' | 'dueAt' | 'extendedTo'>): boolean {
  const { status, late, submittedAt } = row;
  return !isUnsent(status) && !late && submittedAt !== null && submittedAt > dueInForce(row);
}
