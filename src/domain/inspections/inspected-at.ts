import { type Period, periodOf } from '../calendar/shanghai.ts';
import type { Sheet } from './sheet.ts';

/** Older visits are not filed in chat any more: their month is as good as closed (our default). */
export const OLDEST_INSPECTION_DAYS = 31;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Why an inspection cannot have been made at that time; undefined when it can. */
export function inspectedAtProblem(inspectedAt: Date, now: Date): 'future' | 'tooOld' | undefined {
  if (inspectedAt > now) return 'future';
  return now.getTime() - inspectedAt.getTime() > OLDEST_INSPECTION_DAYS * DAY_MS ? 'tooOld' : undefined;
}

const PERIOD_OF_CYCLE: Record<Sheet['cycle'], Period> = { weekly: 'week', monthly: 'month', quarterly: 'quarter' };

/** The period an inspection counts for, by its programme's cycle: 2026-W47, 2026-11, 2026-Q4. */
export function inspectionPeriod(cycle: Sheet['cycle'], inspectedAt: Date): string {
  return periodOf(inspectedAt, PERIOD_OF_CYCLE[cycle]);
}
