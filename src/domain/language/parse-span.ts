import {
  addDays,
  atShanghai,
  type Day,
  dayParts,
  lastDayOfMonth,
  makeDay,
  shanghaiDate,
} from '../calendar/shanghai.ts';
import { readFigure } from './chinese-number.ts';

/** A stretch of whole days that a question asks about. */
export interface Span {
  /** 00:00 of the first day, and of the day after the last. */
  readonly from: Date;
  readonly before: Date;
  /** As people name it: 2026年10月, 2026年三季度, 11月2日. */
  readonly label: string;
  /** The words that named it. */
  readonly words: string;
}

const FIGURE = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const YEAR = '(?:(\\d{4})\\s*年?[-/.]?|(今年|去年|前年)的?)?';
const YEARS_AGO: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 去年: 1, 前年: 2 };
const STEP = { 上上: -2, 上: -1, 本: 0, 这: 0, 当: 0 } as const;
const STEP_WORD = '(上上|上|本|这|当)个?';
const QUARTER_NAMES = ['一', '二', '三', '四'];

interface Days {
  readonly first: Day;
  readonly last: Day;
  readonly label: string;
}

type Reader = (match: RegExpExecArray, today: Day) => Days | undefined;

const READERS: readonly [RegExp, Reader][] = [
  [/(?:(\d{4})[-年 ]?)?()[Qq]([1-4])(?!\d)/, quarterNamed],
  [
    /(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/,
    ([, named, number, date]) => written(Number(named), Number(number), date),
  ],
  [new RegExp(`${STEP_WORD}(?:月份?)`), ([, step], today) => monthAfter(today, STEP[step as keyof typeof STEP])],
  [new RegExp(`${STEP_WORD}(?:季度?)`), ([, step], today) => quarterAfter(today, STEP[step as keyof typeof STEP])],
  [
    new RegExp(`${STEP_WORD}(?:周|星期|礼拜)(?![一二三四五六日天])`),
    ([, step], today) => week(today, STEP[step as keyof typeof STEP]),
  ],
  [/(今天|今日|昨天|前天)/, ([, word], today) => day(addDays(today, word === '昨天' ? -1 : word === '前天' ? -2 : 0))],
  [/(?:最近|近|过去)(\d{1,3}|[一二两三四五六七八九十]{1,3})(天|周|个?月)/, recent],
  [new RegExp(`${YEAR}第?([1-4一二三四])季度?`), quarterNamed],
  [new RegExp(`${YEAR}${FIGURE}月份?(?:${FIGURE}[日号])?`), monthOrDay],
  [/(今年|本年|去年|前年)度?/, ([, word], today) => year(dayParts(today).year - YEARS_AGO[word!]!)],
  [/(\d{4})年度?/, ([, named]) => year(Number(named))],
];

/**
 * The past stretch a text names anywhere in it: 上月, 10月, 去年三季度, 最近三个月, 上周, 昨天, 11月2日, 今年. A month, quarter or day without
 * its year is the last one that has begun.
 *
 * @returns undefined when it names none.
 */
export function parseSpan(text: string, now: Date): Span | undefined {
  const today = shanghaiDate(now);
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(text);
    const days = match ? read(match, today) : undefined;
    if (match === null || days === undefined) continue;
    const before = atShanghai(addDays(days.last, 1), '00:00');
    return { from: atShanghai(days.first, '00:00'), before, label: days.label, words: match[0] };
  }
  return undefined;
}

function written(year: number, number: number, date: string | undefined): Days | undefined {
  if (date === undefined) return month(year, number);
  const exact = makeDay(year, number, Number(date));
  return exact === undefined ? undefined : day(exact);
}

function month(year: number, number: number): Days | undefined {
  const first = makeDay(year, number, 1);
  return first === undefined ? undefined : { first, last: lastDayOfMonth(year, number), label: `${year}年${number}月` };
}

function monthAfter(today: Day, step: number): Days | undefined {
  const { year, month: number } = dayParts(today);
  const index = year * 12 + number - 1 + step;
  return month(Math.floor(index / 12), (index % 12) + 1);
}

function quarter(year: number, number: number): Days | undefined {
  const first = makeDay(year, number * 3 - 2, 1);
  return first === undefined
    ? undefined
    : { first, last: lastDayOfMonth(year, number * 3), label: `${year}年${QUARTER_NAMES[number - 1]}季度` };
}

function quarterAfter(today: Day, step: number): Days | undefined {
  const { year, month: number } = dayParts(today);
  const index = year * 4 + Math.floor((number - 1) / 3) + step;
  return quarter(Math.floor(index / 4), (index % 4) + 1);
}

function quarterNamed([, named, word, figure]: RegExpExecArray, today: Day): Days | undefined {
  const number = readFigure(figure!);
  if (number === undefined) return undefined;
  const begun = (year: number) => makeDay(year, number * 3 - 2, 1)! <= today;
  return quarter(yearMeant(named, word, today, begun), number);
}

function monthOrDay([, named, word, figure, dayFigure]: RegExpExecArray, today: Day): Days | undefined {
  const number = readFigure(figure!);
  if (number === undefined || number < 1 || number > 12) return undefined;
  const date = dayFigure === undefined ? 1 : readFigure(dayFigure);
  const begun = (year: number) => (makeDay(year, number, date ?? 1) ?? '9999') <= today;
  const year = yearMeant(named, word, today, begun);
  if (dayFigure === undefined) return month(year, number);
  const exact = date === undefined ? undefined : makeDay(year, number, date);
  return exact === undefined ? undefined : day(exact);
}

function yearMeant(
  named: string | undefined,
  word: string | undefined,
  today: Day,
  begun: (year: number) => boolean,
): number {
  const { year } = dayParts(today);
  if (named !== undefined) return Number(named);
  if (word) return year - YEARS_AGO[word]!;
  return begun(year) ? year : year - 1;
}

function year(number: number): Days | undefined {
  const first = makeDay(number, 1, 1);
  return first === undefined ? undefined : { first, last: lastDayOfMonth(number, 12), label: `${number}年` };
}

function week(today: Day, step: number): Days {
  const first = addDays(today, 1 - dayParts(today).weekday + 7 * step);
  const last = addDays(first, 6);
  return { first, last, label: `${shortDay(first)}至${shortDay(last)}` };
}

function day(date: Day): Days {
  return { first: date, last: date, label: shortDay(date) };
}

/** Up to and including today. */
function recent([, figure, unit]: RegExpExecArray, today: Day): Days | undefined {
  const count = readFigure(figure!);
  if (count === undefined || count < 1) return undefined;
  const days = unit === '天' ? count : unit === '周' ? count * 7 : count * 30;
  const first = addDays(today, 1 - days);
  return { first, last: today, label: `${shortDay(first)}至${shortDay(today)}` };
}

function shortDay(date: Day): string {
  const { month: number, day: of } = dayParts(date);
  return `${number}月${of}日`;
}
