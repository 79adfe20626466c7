/** How long what was said is kept. Our default (示例): a year's round of questions, with a month to look back. */
export const DEFAULT_RETENTION_DAYS = 400;
/** Shorter than any form, appeal or quarter is open would take the words away under people's feet. */
export const LEAST_RETENTION_DAYS = 120;
const MOST_RETENTION_DAYS = 3_660;

const DAY_MS = 24 * 60 * 60 * 1000;
/** The quietest hour: 03:30 in Shanghai. */
const CLEARING_HOUR_MS = (3.5 - 8) * 60 * 60 * 1000;

export function isRetention(days: unknown): days is number {
  return (
    typeof days === 'number' && Number.isInteger(days) && days >= LEAST_RETENTION_DAYS && days <= MOST_RETENTION_DAYS
  );
}

/** What was said before is cleared. */
export function clearBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

/** The next time at which old messages are cleared. */
export function nextClearing(now: Date): Date {
  const today = Math.floor((now.getTime() - CLEARING_HOUR_MS) / DAY_MS) * DAY_MS + CLEARING_HOUR_MS;
  return new Date(today + DAY_MS);
}

/** `id` is the day. */
export type PeopleTimer = { kind: 'clearOldMessages'; id: string };
