import { readFigure } from '../../language/chinese-number.ts';
import { nextPeriodEnd } from '../../reports/periods.ts';
import { inspectionPeriod } from '../inspected-at.ts';
import type { TaskCycle } from './task-window.ts';

const WORDS: Record<TaskCycle, { running: RegExp; next: RegExp; numbered: RegExp }> = {
  weekly: {
    running: /^(?:本|这|这个|当)(?:周|星期|期)$/,
    next: /^下个?(?:周|星期|期)$/,
    numbered: /^第?(?<number>\d{1,2}|[一二三四五六七八九十]{1,3})周$/,
  },
  monthly: {
    running: /^(?:本|这个?|当)(?:月|期)份?$/,
    next: /^下个?(?:月|期)份?$/,
    numbered: /^(?:(?<year>\d{4})[-年])?(?<number>\d{1,2}|[一二三四五六七八九十]{1,2})月?份?$/,
  },
  quarterly: {
    running: /^(?:本|这个?|当)(?:季度?|期)$/,
    next: /^下个?(?:季度?|期)$/,
    numbered: /^第?(?<number>[1-4一二三四])季度?$/,
  },
};

const PERIOD =
  /(?:\d{4}\s?[年-]\s?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|(?:本|这|下|当)个?(?:周|星期|月份?|季度?|期)|第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})周|第?[1-4一二三四]季度?/;

/** 「11月 营业厅」, 「营业厅本月」: the words for a period, and what is left; `period` is empty where none is named. */
export function splitPeriod(text: string): { period: string; rest: string } {
  const period = PERIOD.exec(text)?.[0] ?? '';
  const rest = text
    .replace(period, ' ')
    .replace(/[\s,，、]+/g, ' ')
    .replace(/^的?\s*|\s*的?$/g, '');
  return { period: period.replace(/\s/g, ''), rest };
}

/**
 * A moment in the period a text names, of those that tasks can be given out for: the running one and the next. 「」 and 本月 are the
 * running one, 下月 the next, 11月, 第48周, 四季度 whichever of both is called so.
 *
 * @returns undefined when it is another period, or none of this cycle.
 */
export function readTaskPeriod(text: string, cycle: TaskCycle, now: Date): Date | undefined {
  const words = WORDS[cycle];
  const next = nextPeriodEnd([cycle], now);
  if (text === '' || words.running.test(text)) return now;
  if (words.next.test(text)) return next;
  const { year, number } = words.numbered.exec(text)?.groups ?? {};
  const named = readFigure(number ?? '');
  if (named === undefined) return undefined;
  return [now, next].find(at => {
    const called = nameOf(cycle, at);
    return called.number === named && (year === undefined || called.year === year);
  });
}

/** What a period is called by: 2026 and 47 of 2026-W47. */
function nameOf(cycle: TaskCycle, at: Date): { year: string; number: number } {
  const [year = '', number = ''] = inspectionPeriod(cycle, at).split(/-[WQ]?/);
  return { year, number: Number(number) };
}
