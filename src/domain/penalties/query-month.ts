import { toShanghai } from '../calendar/shanghai.ts';
import { readFigure } from '../language/chinese-number.ts';

const STEPS: Readonly<Record<string, number>> = { 本: 0, 这: 0, 当: 0, 上: -1, 上上: -2 };
const YEARS_AGO: Readonly<Record<string, number>> = { 今年: 0, 去年: 1, 前年: 2 };

const STEP = /^(本|这|当|上上|上)个?月$/;
const MONTH = /^(?:(\d{4})[-/.年]?|(今年|去年|前年))?(\d{1,2}|[一二三四五六七八九十]{1,2})月?份?$/;

/**
 * The month a query asks about: '' and 本月, 上个月, 10月, 十月份, 去年12月, 2026-10, 2026年10月. A month without its year is the
 * last one that has begun.
 *
 * @returns such as 2026-10, or undefined when the text is no month.
 */
export function readQueryMonth(raw: string, now: Date): string | undefined {
  const text = raw.replace(/\s/g, '').replace(/[。.的]+$/, '');
  const today = toShanghai(now);
  const step = text === '' ? '本' : STEP.exec(text)?.[1];
  if (step !== undefined) {
    const index = today.year * 12 + (today.month - 1) + (STEPS[step] ?? 0);
    return name(Math.floor(index / 12), (index % 12) + 1);
  }
  const match = MONTH.exec(text);
  const month = readFigure(match?.[3] ?? '');
  if (!match || month === undefined || !Number.isInteger(month) || month < 1 || month > 12) return undefined;
  const [, year, word] = match;
  if (year !== undefined) return name(Number(year), month);
  if (word !== undefined) return name(today.year - (YEARS_AGO[word] ?? 0), month);
  return name(month > today.month ? today.year - 1 : today.year, month);
}

const name = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;
