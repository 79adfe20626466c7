import { showTime } from './times.ts';

const QUARTERS = ['一', '二', '三', '四'];

/** 2026-11 → 2026年11月, 2026-W47 → 2026年第47周, 2026-Q4 → 2026年四季度, 2026 → 2026年度. */
export function showPeriod(period: string): string {
  const [year, part = ''] = period.split('-');
  if (part.startsWith('W')) return `${year}年第${Number(part.slice(1))}周`;
  if (part.startsWith('Q')) return `${year}年${QUARTERS[Number(part.slice(1)) - 1]}季度`;
  return part === '' ? `${year}年度` : `${year}年${Number(part)}月`;
}

/** 「9月」, 「第37周」, 「三季度」: a part of a period that was named before. */
export function showPart(period: string): string {
  return showPeriod(period).replace(/^\d{4}年(?!度)/, '');
}

/**
 * Of figures that were counted before their period was over: that it is not, and up to when they are. Empty for a period that was over.
 *
 * @param before the first moment after the period
 */
export function unfinished(label: string, before: Date, countedAt: Date, now = countedAt): string[] {
  return before > countedAt ? [`${label}还没有结束，以下数字截至 ${showTime(countedAt, now)}。`] : [];
}
