import { addDays, atShanghai, type Day, dayParts, periodOf, shanghaiDate } from '../calendar/shanghai.ts';
import { readFigure } from '../language/chinese-number.ts';
import { parseSpan } from '../language/parse-span.ts';
import { periodJustEnded, type ReportCycle } from '../reports/periods.ts';
import type { BulletinKind } from './bulletin.ts';

export interface BulletinSpan {
  /** 2026-W46 or 2026-10. */
  readonly period: string;
  readonly from: Date;
  /** The first moment after it. */
  readonly before: Date;
}

const YEARS_ON: Readonly<Record<string, number>> = { 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1, 后年: 2 };
const YEAR_WORD = /(前年|去年|今年|本年|明年|后年)度?的?(?=\s*(?:第|\d|[一二三四五六七八九十]))/g;
const WEEK = /(?:(\d{4})\s*年?)?\s*第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*周/;

/** A weekly bulletin is for a week; the others are for a month. */
export const cycleOf = (kind: BulletinKind): ReportCycle => (kind === 'weekly' ? 'weekly' : 'monthly');

/** The period that a text names, of the length that this kind of bulletin has; undefined when it names none. */
export function readBulletinPeriod(said: string, kind: BulletinKind, now: Date): string | undefined {
  const text = withYear(said, now);
  if (kind === 'weekly') {
    const numbered = readWeekNumber(text, now);
    if (numbered !== undefined) return numbered;
  }
  const span = parseSpan(text, now);
  if (!span) return undefined;
  const period = periodOf(span.from, kind === 'weekly' ? 'week' : 'month');
  const whole = spanOf(period);
  return whole.from <= span.from && span.before <= whole.before && (kind === 'weekly' || sameSpan(whole, span))
    ? period
    : undefined;
}

/** 「明年第3周」 with the year it means. */
function withYear(text: string, now: Date): string {
  const { year } = dayParts(shanghaiDate(now));
  return text.replace(YEAR_WORD, (_, word: string) => `${year + YEARS_ON[word]!}年`);
}

/** Whether a bulletin can be about a period: nothing is known of one that has not begun. */
export const hasBegun = (period: string, now: Date): boolean => spanOf(period).from <= now;

/** What a bulletin is for where nothing is said: the period that has just ended. */
export function lastPeriod(kind: BulletinKind, now: Date): string {
  return periodJustEnded(cycleOf(kind), now).period;
}

/** The days of a week or month by its name. @throws RangeError on the name of anything else */
export function spanOf(period: string): BulletinSpan {
  const week = /^(\d{4})-W(\d{2})$/.exec(period);
  if (week) {
    const monday = mondayOf(Number(week[1]), Number(week[2]));
    return { period, from: atShanghai(monday, '00:00'), before: atShanghai(addDays(monday, 7), '00:00') };
  }
  const first: Day = `${period}-01`;
  const { year, month } = dayParts(first);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return { period, from: atShanghai(first, '00:00'), before: atShanghai(next, '00:00') };
}

/** The week or month that some days are exactly; undefined for any others. */
export function periodOfSpan(span: { from: Date; before: Date }): string | undefined {
  return (['week', 'month'] as const)
    .map(cycle => periodOf(span.from, cycle))
    .find(name => sameSpan(spanOf(name), span));
}

/** The periods up to and including one, oldest first. */
export function periodsUpTo(period: string, count: number): string[] {
  const periods = [period];
  while (periods.length < count) {
    const dayBefore = atShanghai(addDays(shanghaiDate(spanOf(periods[0]!).from), -1), '12:00');
    periods.unshift(periodOf(dayBefore, period.includes('W') ? 'week' : 'month'));
  }
  return periods;
}

/** 第46周: of the running year, or of the last where that week has not begun. */
function readWeekNumber(text: string, now: Date): string | undefined {
  const match = WEEK.exec(text);
  const number = readFigure(match?.[2] ?? '');
  if (number === undefined || number < 1 || number > 53) return undefined;
  const running = Number(periodOf(now, 'week').slice(0, 4));
  const year = match?.[1] ? Number(match[1]) : weekOf(running, number) <= periodOf(now, 'week') ? running : running - 1;
  const period = weekOf(year, number);
  return periodOf(spanOf(period).from, 'week') === period ? period : undefined;
}

const weekOf = (year: number, number: number): string => `${year}-W${String(number).padStart(2, '0')}`;

function mondayOf(year: number, number: number): Day {
  const fourth: Day = `${year}-01-04`;
  return addDays(fourth, 1 - dayParts(fourth).weekday + (number - 1) * 7);
}

const sameSpan = (a: { from: Date; before: Date }, b: { from: Date; before: Date }): boolean =>
  a.from.getTime() === b.from.getTime() && a.before.getTime() === b.before.getTime();
