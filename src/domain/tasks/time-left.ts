const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface TimeLeft {
  readonly overdue: boolean;
  readonly days: number;
  readonly hours: number;
}

/** How long until a deadline, or since; whole days and hours, rounded down. */
export function timeLeft(dueAt: Date, now: Date): TimeLeft {
  const ms = Math.abs(dueAt.getTime() - now.getTime());
  return { overdue: dueAt < now, days: Math.floor(ms / DAY), hours: Math.floor((ms % DAY) / HOUR) };
}
