import { text } from './text.ts';

/** China has kept UTC+8 without daylight saving since 1992, so a shift and the UTC fields are exact here. */
const shanghaiMs = 8 * 3_600_000;
const dayMs = 86_400_000;
const separatorGapMs = 5 * 60_000;

function shifted(iso: string): Date {
  return new Date(Date.parse(iso) + shanghaiMs);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function clockTime(date: Date): string {
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** The line between messages, seen from `now`: 09:05 · 昨天 09:05 · 3月2日 09:05 · 2025年3月2日 09:05. */
export function separatorLabel(at: string, now: string): string {
  const date = shifted(at);
  const today = shifted(now);
  const daysAgo = Math.floor(today.getTime() / dayMs) - Math.floor(date.getTime() / dayMs);
  if (daysAgo === 0) return clockTime(date);
  if (daysAgo === 1) return `${text.day.yesterday} ${clockTime(date)}`;
  const day = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  const year = date.getUTCFullYear() === today.getUTCFullYear() ? '' : `${date.getUTCFullYear()}年`;
  return `${year}${day} ${clockTime(date)}`;
}

/** Whether a separator belongs before a message: the first, after five quiet minutes, or on a new day. */
export function needsSeparator(previous: string | null, at: string): boolean {
  if (previous === null) return true;
  const before = shifted(previous).getTime();
  const after = shifted(at).getTime();
  return after - before >= separatorGapMs || Math.floor(before / dayMs) !== Math.floor(after / dayMs);
}

/** The header's clock: full for a wide window, brief for a phone. */
export function clockLabels(now: string): { full: string; brief: string } {
  const date = shifted(now);
  const day = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  return {
    full: `${date.getUTCFullYear()}年${day} ${text.day.weekdays[date.getUTCDay()]} ${clockTime(date)}`,
    brief: `${date.getUTCMonth() + 1}/${date.getUTCDate()} ${clockTime(date)}`,
  };
}
