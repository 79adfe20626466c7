import { parseSpan } from '../language/parse-span.ts';
import { endOf, type KpiPeriodKind, periodAt, startOf } from './periods.ts';

export interface ReadPeriod {
  /** 2026-09, 2026-Q3 or 2026 */
  readonly period: string;
  /** The text without the words that named the period. */
  readonly rest: string;
}

/** A year of its own: 「2026 公众客户部」, and the running one by what it is called at its end. */
const BARE_YEAR = /(?<!\d)(\d{4})(?=\s|$)/;
const RUNNING_YEAR = /全年|年度|年终|年底/;
const KINDS: readonly KpiPeriodKind[] = ['month', 'quarter', 'year'];

/**
 * The month, quarter or year that a text names: 本季度, 上季度, 三季度, 2026年第三季度, 2026Q3, 上个月, 9月份, 去年12月, 今年, 2026年度, 2026. One without its
 * year is the last that has begun. Undefined when the text names none, or a stretch of other days.
 */
export function readKpiPeriod(text: string, now: Date): ReadPeriod | undefined {
  const span = parseSpan(text, now);
  if (span) {
    const period = KINDS.map(kind => periodAt(span.from, kind)).find(
      name => startOf(name).getTime() === span.from.getTime() && endOf(name).getTime() === span.before.getTime(),
    );
    return period === undefined ? undefined : { period, rest: without(text, span.words) };
  }
  const year = BARE_YEAR.exec(text);
  if (year) return { period: year[1]!, rest: without(text, year[0]) };
  const running = RUNNING_YEAR.exec(text);
  return running ? { period: periodAt(now, 'year'), rest: without(text, running[0]) } : undefined;
}

const without = (text: string, words: string): string => text.replace(words, '').trim();
