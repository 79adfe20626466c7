import {
  addDays,
  type Day,
  dayParts,
  lastDayOfMonth,
  makeDay,
  shanghaiDate,
  toShanghai,
} from '../calendar/shanghai.ts';
import { FIGURE, readFigure } from './chinese-number.ts';
import { foldAnswer } from './fold-answer.ts';
import { type DayPart, parseTimeOfDay } from './parse-time.ts';

export type ParsedDate =
  | { kind: 'date'; date: Day; period?: DayPart; time?: string }
  /** Meant as a date, but there is no such day or time: 2月30日, 25点. */
  | { kind: 'invalid' }
  | { kind: 'none' };

/**
 * Which way a date without its year, month or week leans: to the running one (the default), or to the nearest one not after
 * (`past`, when something happened) or not before (`future`, a promise) today.
 */
export interface DateLeaning {
  lean?: 'past' | 'future';
}

type Leaning = 'past' | 'future' | undefined;
type FoundDay = Day | 'invalid';
type DayRule = [pattern: RegExp, read: (match: RegExpExecArray, today: Day, lean: Leaning) => FoundDay | undefined];

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;
const MINUTE_MS = 60_000;

const RELATIVE_DAYS: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  昨: -1,
  今天: 0,
  今日: 0,
  当天: 0,
  今儿: 0,
  今儿个: 0,
  昨儿: -1,
  昨儿个: -1,
  前儿: -2,
  前儿个: -2,
  今: 0,
  明天: 1,
  明日: 1,
  明儿: 1,
  明儿个: 1,
  明: 1,
  后天: 2,
  后日: 2,
  大后天: 3,
};
const STEPS: Readonly<Record<string, number>> = {
  上上: -2,
  大上: -2,
  上: -1,
  去: -1,
  前: -2,
  本: 0,
  这: 0,
  今: 0,
  当: 0,
  下: 1,
  明: 1,
  下下: 2,
  后: 2,
};
const WEEKDAYS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 };

const number = (text: string | undefined): number => readFigure(text ?? '') ?? Number.NaN;

function exactDay(year: number, month: number, day: number): FoundDay {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return 'invalid';
  return makeDay(year, month, day) ?? 'invalid';
}

/** A month counted from that of `today`: the year and the month it falls in. */
function monthFrom(today: Day, step: number): { year: number; month: number } {
  const { year, month } = dayParts(today);
  const index = year * 12 + (month - 1) + step;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

/** The same day some months on, or that month's last day where it is shorter. */
function addMonths(today: Day, step: number): FoundDay | undefined {
  if (!Number.isInteger(step)) return undefined;
  const { year, month } = monthFrom(today, step);
  if (!(year >= EARLIEST_YEAR && year <= LATEST_YEAR)) return 'invalid';
  return makeDay(year, month, dayParts(today).day) ?? lastDayOfMonth(year, month);
}

function shiftDays(today: Day, count: number): FoundDay | undefined {
  if (!Number.isInteger(count)) return undefined;
  return Math.abs(count) <= 36_600 ? addDays(today, count) : 'invalid';
}

/** The candidate of the running period, moved on or back one period where it lies on the wrong side of today. */
function leaning(today: Day, lean: Leaning, at: (step: number) => FoundDay): FoundDay {
  const running = at(0);
  if (running === 'invalid' || lean === undefined) return running;
  if (lean === 'future' && running < today) return at(1);
  return lean === 'past' && running > today ? at(-1) : running;
}

const N = `(${FIGURE})`;
const LATER = '(后|之后|以后|前|之前|以前|内|之内|以内)';
const isBack = (word: string | undefined): boolean => word?.includes('前') ?? false;

const RULES: DayRule[] = [
  [
    /^(大?[前后]天|[前后]日|[昨今明][天日]?|当天|[今明昨前]儿个?)$/,
    ([, word = ''], today) => shiftDays(today, RELATIVE_DAYS[word] ?? Number.NaN),
  ],
  [
    /^(上上|大上|上|本|这|下下|下)?个?(?:周|星期|礼拜)([一二三四五六日天1-7])$/,
    ([, step, name = ''], today, lean) => {
      const weekday = WEEKDAYS[name] ?? Number(name);
      const inWeek = (weeks: number): Day => addDays(today, weekday - dayParts(today).weekday + 7 * weeks);
      return step === undefined ? leaning(today, lean, inWeek) : inWeek(STEPS[step] ?? 0);
    },
  ],
  [
    /^(上上|上|本|这|当|下下|下)?个?月(?:底|末|月底)$/,
    ([, step = '本'], today) => {
      const { year, month } = monthFrom(today, STEPS[step] ?? 0);
      return lastDayOfMonth(year, month);
    },
  ],
  [
    /^(?:本|这|这个|当)?季(?:度)?[底末]$/,
    (_, today) => {
      const { year, month } = dayParts(today);
      return lastDayOfMonth(year, Math.ceil(month / 3) * 3);
    },
  ],
  [
    /^(今|明|去|本|后)?年[底末]$/,
    ([, step = '本'], today) => exactDay(dayParts(today).year + (STEPS[step] ?? 0), 12, 31),
  ],
  [
    new RegExp(`^(上上|大上|上|本|这|当|下下|下)个?月${N}[日号]?$`),
    ([, step = '', day], today) => {
      const { year, month } = monthFrom(today, STEPS[step] ?? 0);
      return exactDay(year, month, number(day));
    },
  ],
  [
    new RegExp(`^(?:(今|明|去|前|后)年)?${N}月(?:份)?${N}[日号]?$`),
    ([, step, month, day], today, lean) => {
      const inYear = (years: number): FoundDay => exactDay(dayParts(today).year + years, number(month), number(day));
      return step === undefined ? leaning(today, lean, inYear) : inYear(STEPS[step] ?? 0);
    },
  ],
  [
    /^(\d{1,2})[-/](\d{1,2})$/,
    ([, month, day], today, lean) =>
      leaning(today, lean, years => exactDay(dayParts(today).year + years, Number(month), Number(day))),
  ],
  [
    new RegExp(`^${N}[日号]$`),
    ([, day], today, lean) =>
      leaning(today, lean, step => {
        const { year, month } = monthFrom(today, step);
        return exactDay(year, month, number(day));
      }),
  ],
  [
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
    ([, year, month, day]) => exactDay(Number(year), Number(month), Number(day)),
  ],
  [/^((?:19|20)\d\d)(\d\d)(\d\d)$/, ([, year, month, day]) => exactDay(Number(year), Number(month), Number(day))],
  [
    new RegExp(`^${N}年${N}月${N}[日号]?$`),
    ([, year, month, day]) =>
      exactDay(number(year) < 100 ? 2000 + number(year) : number(year), number(month), number(day)),
  ],
  // 20日前 is "before the 20th", not twenty days ago.
  [
    new RegExp(`^${N}(?:天|日(?!.*前))${LATER}$`),
    ([, count, word], today) => shiftDays(today, isBack(word) ? -number(count) : number(count)),
  ],
  [
    new RegExp(`^${N}个?(?:周|星期|礼拜)${LATER}$`),
    ([, count, word], today) => shiftDays(today, (isBack(word) ? -7 : 7) * number(count)),
  ],
  [
    new RegExp(`^${N}个月${LATER}$`),
    ([, count, word], today) => {
      const months = isBack(word) ? -number(count) : number(count);
      // Half a month is spoken of as fifteen days.
      return Math.abs(months) === 0.5 ? shiftDays(today, months * 30) : addMonths(today, months);
    },
  ],
  [
    new RegExp(`^${N}年${LATER}$`),
    ([, count, word], today) => addMonths(today, (isBack(word) ? -12 : 12) * number(count)),
  ],
];

function findDay(text: string, today: Day, lean: Leaning): FoundDay | undefined {
  for (const [pattern, read] of RULES) {
    const match = pattern.exec(text);
    if (match !== null) return read(match, today, lean);
  }
  return undefined;
}

/** Between a date and its time: 11月2日，上午9点. */
const PAUSE = /^[,\uFF0C、]\s?(?=.)/;

const SPAN = new RegExp(`^(?:${N}个?(?:小时|钟头)(半)?)?(?:${N}分钟?)?${LATER}$`);
const HALF_HOURS = new RegExp(`^${N}个半(?:小时|钟头)${LATER}$`);

/** 半小时后, 两小时三十分钟前: minutes from now, or undefined. */
function minutesFromNow(text: string): number | undefined {
  const halves = HALF_HOURS.exec(text);
  const span = halves === null ? SPAN.exec(text) : null;
  if (halves === null && (span === null || (span[1] === undefined && span[3] === undefined))) return undefined;
  const hours = halves === null ? (span?.[1] === undefined ? 0 : number(span[1])) : number(halves[1]) + 0.5;
  const minutes = hours * 60 + (span?.[2] === undefined ? 0 : 30) + (span?.[3] === undefined ? 0 : number(span[3]));
  return isBack(halves?.[2] ?? span?.[4]) ? -minutes : minutes;
}

function fromMinutes(minutes: number, now: Date): ParsedDate {
  if (!Number.isFinite(minutes)) return { kind: 'none' };
  if (Math.abs(minutes) > 36_600 * 24 * 60) return { kind: 'invalid' };
  const moment = new Date(now.getTime() + minutes * MINUTE_MS);
  const { hour, minute } = toShanghai(moment);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return { kind: 'date', date: shanghaiDate(moment), time };
}

/**
 * Reads a message that is a date, with or without a time of day, against `now` in Asia/Shanghai: 今天上午, 下下周一, 11月20日,
 * 三天后, 半小时后, 2026-11-20 15:30. Weeks are Monday to Sunday. A time alone is today's; `period` is there when it was said.
 */
export function parseDate(raw: string, now: Date, { lean }: DateLeaning = {}): ParsedDate {
  const text = foldAnswer(raw)
    .replace(/(?<=\d)\s+(?=\d{1,2}:\d\d)|(?<=\d)t(?=\d)/g, ' ')
    .replace(/^(?:在|于|到|就)(?=.)/, '');
  if (text === '' || text.length > 40) return { kind: 'none' };
  const minutes = minutesFromNow(text);
  if (minutes !== undefined) return fromMinutes(minutes, now);
  const today = shanghaiDate(now);
  // The date is the longest beginning that reads as one; what follows must be a time of day, or nothing.
  for (let end = text.length; end >= 0; end -= 1) {
    const day = end === 0 ? today : findDay(text.slice(0, end), today, lean);
    const time = day === undefined ? undefined : parseTimeOfDay(text.slice(end).replace(PAUSE, ''));
    if (day === undefined || time === undefined || time.kind === 'none') continue;
    if (day === 'invalid' || time.kind === 'invalid') return { kind: 'invalid' };
    const date = time.nextDay ? addDays(day, 1) : day;
    const { period } = time;
    return { kind: 'date', date, ...(period && { period }), ...(time.time && { time: time.time }) };
  }
  return { kind: 'none' };
}
