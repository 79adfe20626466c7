import { toShanghai } from '../calendar/shanghai.ts';
import { readFigure } from '../language/chinese-number.ts';
import { type KpiPeriodKind, periodAt } from './periods.ts';

const BEFORE: Readonly<Record<string, number>> = { 本: 0, 这: 0, 当: 0, 上: 1, 上上: 2 };
const YEARS: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 去年: 1, 前年: 2 };

const YEAR = String.raw`(?:(?<year>\d{4})\s*[-/.年]?\s*(?:度的?)?|(?<word>今年|本年|去年|前年)的?)`;
const NUMBER = '[一二三四五六七八九十]{1,2}|\\d{1,2}';
/** Tried in this order: what says more comes first. */
const FORMS: readonly RegExp[] = [
  new RegExp(`${YEAR}?(?:第?(?<quarter>[一二三四1-4])个?季度?|[Qq](?<q>[1-4]))`),
  /(?<quarterStep>上上|上|本|这|当)一?个?季度?/,
  new RegExp(`${YEAR}?(?<month>${NUMBER})月份?`),
  /(?<year>\d{4})-(?<month>\d{2})(?!\d)/,
  /(?<monthStep>上上|上|本|这|当)个?月/,
  /(?:(?<year>\d{4})\s*年度?|(?<word>今年|本年|去年|前年)度?|(?<plain>全年|年度|年终|年底))(?!\d)/,
];

export interface ReadPeriod {
  /** 2026-09, 2026-Q3 or 2026 */
  readonly period: string;
  /** The text without the words that named the period. */
  readonly rest: string;
}

/**
 * The month, quarter or year that a text names: 本季度, 上季度, 三季度, 2026年第三季度, 2026Q3, 上个月, 9月份, 去年12月, 今年, 2026年度. One without its year
 * is the last that has begun. Undefined when the text names none, or a month that does not exist.
 */
export function readKpiPeriod(text: string, now: Date): ReadPeriod | undefined {
  for (const form of FORMS) {
    const match = form.exec(text);
    const period = match?.groups && periodIn(match.groups, now);
    if (match && period)
      return { period, rest: `${text.slice(0, match.index)}${text.slice(match.index + match[0].length)}`.trim() };
  }
  return undefined;
}

function periodIn(groups: Record<string, string | undefined>, now: Date): string | undefined {
  const { year, month: thisMonth } = toShanghai(now);
  const named = groups.year ? Number(groups.year) : groups.word ? year - (YEARS[groups.word] ?? 0) : undefined;
  const step = (kind: KpiPeriodKind, word: string) => periodAt(now, kind, BEFORE[word] ?? 0);
  if (groups.quarterStep) return step('quarter', groups.quarterStep);
  if (groups.monthStep) return step('month', groups.monthStep);
  const quarter = readFigure(groups.quarter ?? groups.q ?? '');
  if (quarter !== undefined) {
    const begun = quarter <= Math.ceil(thisMonth / 3);
    return `${named ?? (begun ? year : year - 1)}-Q${quarter}`;
  }
  if (groups.month) {
    const month = readFigure(groups.month);
    if (month === undefined || month < 1 || month > 12) return undefined;
    return `${named ?? (month <= thisMonth ? year : year - 1)}-${String(month).padStart(2, '0')}`;
  }
  return `${named ?? year}`;
}
