import type { ReportStatus } from './status.ts';
import { isUnsent } from './status.ts';

/**
 * How it stands with a report that is owed. `undecided`: its deadline has passed, and more time that was asked for in time is not decided.
 * `returned`: sent back, to be sent in again, and not overdue.
 */
export const OWED_STATES = ['overdue', 'undecided', 'returned', 'open', 'omitted'] as const;
export type OwedState = (typeof OWED_STATES)[number];

/** @param owed.dueAt the deadline in force; `asked`: a request for more time waits */
export function owedState(
  owed: { status: ReportStatus; dueAt: Date; late: boolean; asked: boolean },
  now: Date,
): OwedState | undefined {
  if (owed.status === 'omitted') return 'omitted';
  if (!isUnsent(owed.status)) return undefined;
  if (owed.late || now > owed.dueAt) return owed.asked && !owed.late ? 'undecided' : 'overdue';
  return owed.status === 'returned' ? 'returned' : 'open';
}

/** Where no period is named, what was omitted longer ago is only counted: our default (示例). */
export const OMITTED_SHOWN_DAYS = 92;
