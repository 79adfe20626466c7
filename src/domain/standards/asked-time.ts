import { atShanghai, type Day, dayParts, lastDayOfMonth, makeDay, shanghaiDate } from '../calendar/shanghai.ts';
import { FIGURE, readFigure } from '../language/chinese-number.ts';
import { parseDate } from '../language/parse-date.ts';

/** The time whose rules a question is about; `words` are as it was said. Both ends belong to a period; `on` is the day or month its words leave open. */
export type AskedTime =
  | { readonly kind: 'now'; readonly words: string }
  | {
      readonly kind: 'period';
      readonly words: string;
      readonly from: Date;
      readonly to: Date;
      /** What 昨天, 下个月 or 12月5日 was taken to be; absent where the words say it. */
      readonly on?: TakenAs;
    }
  /** 旧版: the edition before the one in force. */
  | { readonly kind: 'previous'; readonly words: string }
  /** There is no such day: 2月30日. */
  | { readonly kind: 'invalid'; readonly words: string };

export interface TakenAs {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

export interface TimedQuestion {
  readonly time?: AskedTime;
  /** The question without the time. */
  readonly rest: string;
}

interface Period {
  readonly from: Date;
  readonly to: Date;
}

const YEAR = '(?:(?:19|20)\\d{2}|[一二][零〇一二三四五六七八九]{3})年|(?:大前|前|去|今|本|明|后)年';
const SHORT_YEAR = '(?<![\\d.])[0-4]\\d年(?=的?(?:规定|标准|要求|办法|条例)|\\d{1,2}月)';
const MONTH = `(?:${FIGURE})月(?:份)?`;
const CLOCK = '(?:凌晨|早上|上午|中午|下午|晚上)?\\d{1,2}(?:[:：]\\d{2}|[点时](?:\\d{1,2}分|半)?)';
const DASHED = '(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}日?';

/** Longest first: a year may go on with a month, a month with a day, a day with a time. */
const PHRASE = [
  `(?:${DASHED})(?:[ ]?${CLOCK})?`,
  `(?:${YEAR}|${SHORT_YEAR})?${MONTH}(?:${FIGURE})[日号](?:[ ]?${CLOCK})?`,
  `(?:${YEAR}|${SHORT_YEAR})${MONTH}`,
  `(?:${YEAR})(?:上半年|下半年|第?[一二三四1-4]季度|[年]?[初底])?`,
  SHORT_YEAR,
  `(?:上上?|下下?|本|这)个?月(?:${FIGURE})[日号]`,
  '(?:上上?|下下?|本|这)个?(?:周|星期|礼拜)[一二三四五六日天]',
  '(?:上上?|下下?)个?(?:月|季度|周|星期|礼拜)',
  '(?:大前|昨|前|明|大后|后)天|[昨明]日',
  `(?:${FIGURE})(?:年|个月|个?星期|周|天)(?:以|之)?前`,
].join('|');
const ASKED = new RegExp(
  `(?<![每次当])(${PHRASE})(?:(?:到|至|[-~—–～])(${PHRASE}))?(以前|之前|前(?!后)|以后|之后|后|以来|起|开始)?`,
  'u',
);
const EDITION = /((?:19|20)\d{2}|[一二][零〇一二三四五六七八九]{3})年?版(?:本)?/u;
const OLD = '(?:旧版?|老版?|以前|之前|原来|过去)';
const PREVIOUS = new RegExp(
  [
    `(?:新版?|现行版?|现在)的?[和与跟同]${OLD}的?(?:相?比)?(?:有什么|有啥|有何|有哪些)?(?:区别|不同|变化|改动|差别)?`,
    `[和与跟]${OLD}的?(?:相?比)?(?:有什么|有啥|有何|有哪些)?(?:区别|不同|变化|改动|差别)`,
    '(?:旧|老|原|上一|前一|上个)版(?:本)?',
    '(?:以前|之前|原来|过去|从前|原先)(?=的?(?:规定|标准|版本|要求|办法|条例))',
    '(?:修订|修改|改版|更新|调整)(?:之|以)?前',
    '旧的?(?=规定|标准|规范|条例|办法)|老(?=规定|标准|办法)|旧规',
    '(?:以前|原来|过去|从前)(?=是?(?:怎么|如何|多久|多少|几))',
    '(?<=^那?)(?:以前|原来|过去|从前)(?![年天的])',
  ].join('|'),
  'u',
);
const NOW = /(?:现在|目前|现行版?|当前|如今|今年|本年|最新版?|新版)(?:本|的)?/u;

/** Words about rules: a time said with one of them is that of the rules. */
const RULE =
  /规定|标准|要求|办法|规范|条例|制度|条款|[时期]限|指标|版|怎么[说定写]|有效|执行|当时|那时|那会|(?:是|又)?怎样的/u;
/** 2年前, 到期前3天: counted from what happened, unless the rules are named. */
const IN_PASSING = /前$/u;
/** Before it somebody did something then: 客户昨天报障多久修好. */
const OF_WHO = /(?:客户|用户|他|她|师傅|我们?|投诉|工单)$/u;
/** 去年的录音, 2019年装的宽带: the time of a thing, not of its rules. */
const OF_A_THING = /^(?:[\p{Script=Han}]{0,6}的)/u;
const RELATIVE = /^(?:上|下|本|这|昨|前天|大前天|明天|明日|后天|大后天)/u;
const AFTER_TIME = /^(?:的(?:时候|那会儿?)|那(?:时候?|会儿?|年|天)|时候?(?!限|间|长)|当时|的|[，,、\s])+/u;
const BEFORE_TIME = /(?:按照?|根据|依据|在|到|自|从|截至)$/u;

/** The time a question names, if it is that of the rules, and the question without it. */
export function readAskedTime(question: string, now: Date): TimedQuestion {
  const edition = EDITION.exec(question);
  if (edition) return cut(question, edition, { ...yearOf(yearNumber(edition[1]!, now)), kind: 'period' }, edition[0]);
  const dated = ASKED.exec(question);
  if (dated && isOfRules(question, dated)) {
    const time = periodOf(dated, now);
    if (time) return cut(question, dated, time, dated[0]);
  }
  const previous = PREVIOUS.exec(question);
  if (previous) return cut(question, previous, { kind: 'previous' }, previous[0]);
  const current = NOW.exec(question);
  if (current) return cut(question, current, { kind: 'now' }, current[0]);
  return { rest: question };
}

type WithoutWords<T> = T extends unknown ? Omit<T, 'words'> : never;

function cut(
  question: string,
  { index }: RegExpExecArray,
  time: WithoutWords<AskedTime>,
  words: string,
): TimedQuestion {
  const before = question.slice(0, index).replace(BEFORE_TIME, '');
  const after = question.slice(index + words.length).replace(AFTER_TIME, '');
  return { time: { ...time, words } as AskedTime, rest: `${before}${after}`.trim() };
}

function isOfRules(question: string, match: RegExpExecArray): boolean {
  const [whole, first = ''] = match;
  if (/^(?:今|本)年$/u.test(first) && whole === first) return false;
  const after = question.slice(match.index + whole.length);
  const named = RULE.test(question);
  if (IN_PASSING.test(first)) return named;
  if (RELATIVE.test(first) && OF_WHO.test(question.slice(0, match.index))) return named;
  return named || !OF_A_THING.test(after);
}

function periodOf([, first = '', second, side]: RegExpExecArray, now: Date): WithoutWords<AskedTime> | undefined {
  const from = spanOf(first, now);
  const to = second === undefined ? from : spanOf(second, now);
  if (from === undefined || to === undefined) return undefined;
  if (from === 'invalid' || to === 'invalid') return { kind: 'invalid' };
  if (side && /前/u.test(side)) {
    const just = new Date(from.from.getTime() - 1);
    return { kind: 'period', from: just, to: just };
  }
  const open = side !== undefined && from.from < now;
  const end = open ? now : to.to;
  // What lies ahead has not been laid down yet, but for what is published and begins later.
  const on = second === undefined && !side ? takenAs(first, from) : undefined;
  return { kind: 'period', from: from.from, to: from.from <= now && end > now ? now : end, ...(on ? { on } : {}) };
}

/** What a phrase without a year was taken to be. */
function takenAs(phrase: string, { from, to }: Period): TakenAs | undefined {
  // A year that was named, or the running one, leaves nothing open.
  if (/^(?:\d{4}|今年|本年|[一二][零〇一二三四五六七八九]{3})/u.test(phrase)) return undefined;
  const [first, last] = [dayParts(shanghaiDate(from)), dayParts(shanghaiDate(to))];
  const { year, month, day } = first;
  if (day === last.day && month === last.month) return { year, month, day };
  if (first.year === last.year && month === last.month && day === 1) return { year, month };
  return /年$/u.test(phrase) ? { year } : undefined;
}

/** What a phrase spans: a year, a month, a day, a moment. */
function spanOf(phrase: string, now: Date): Period | 'invalid' | undefined {
  const year = new RegExp(`^(${YEAR}|\\d{2}年)(.*)$`, 'u').exec(phrase);
  if (year) {
    const number = yearNumber(year[1]!, now);
    return withinYear(number, year[2] ?? '', now);
  }
  const steps = /^(上上?|下下?)个?(月|季度|周|星期|礼拜)$/u.exec(phrase);
  if (steps) return step(shanghaiDate(now), (steps[1]!.startsWith('上') ? -1 : 1) * steps[1]!.length, steps[2]!);
  return dayOf(phrase, now);
}

function withinYear(year: number, rest: string, now: Date): Period | 'invalid' | undefined {
  if (rest === '') return yearOf(year);
  if (/^年?[初底]$/u.test(rest)) return monthOf(year, rest.endsWith('初') ? 1 : 12);
  if (rest === '上半年') return { from: monthOf(year, 1).from, to: monthOf(year, 6).to };
  if (rest === '下半年') return { from: monthOf(year, 7).from, to: monthOf(year, 12).to };
  const quarter = /^第?([一二三四1-4])季度$/u.exec(rest);
  if (quarter) return quarterOf(year, readFigure(quarter[1]!) ?? 1);
  const month = new RegExp(`^(${FIGURE})月(?:份)?$`, 'u').exec(rest);
  if (!month) return dayOf(`${year}年${rest}`, now);
  const number = readFigure(month[1]!) ?? 0;
  return number >= 1 && number <= 12 ? monthOf(year, number) : 'invalid';
}

/** How soon next year's day must come to be meant in place of the one that passed long ago. */
const SOON_MS = 60 * 24 * 60 * 60 * 1000;

/** A day without its year is that of the running year; late in it, the one soon to come (in November, 1月5日). */
function dayOf(phrase: string, now: Date): Period | 'invalid' | undefined {
  const read = parseDate(phrase, now);
  if (read.kind === 'none') return undefined;
  if (read.kind === 'invalid') return 'invalid';
  const next = parseDate(phrase, now, { lean: 'future' });
  if (next.kind !== 'date') return spanOfDay(read);
  const [running, coming] = [spanOfDay(read), spanOfDay(next)];
  return coming.from.getTime() - now.getTime() <= SOON_MS ? coming : running;
}

function spanOfDay(read: { date: Day; time?: string }): Period {
  const from = atShanghai(read.date, read.time ?? '00:00');
  return { from, to: read.time ? from : endOf(read.date) };
}

/** Some periods on, or back where `count` is negative. */
function step(today: Day, count: number, unit: string): Period {
  const { year, month, weekday } = dayParts(today);
  const away = (months: number): { year: number; month: number } => {
    const index = year * 12 + month - 1 + months;
    return { year: Math.floor(index / 12), month: (index % 12) + 1 };
  };
  if (unit === '月') {
    const target = away(count);
    return monthOf(target.year, target.month);
  }
  if (unit === '季度') {
    const target = away(count * 3);
    return quarterOf(target.year, Math.ceil(target.month / 3));
  }
  const monday = atShanghai(today, '00:00').getTime() - (weekday - 1 - 7 * count) * DAY_MS;
  return { from: new Date(monday), to: new Date(monday + 7 * DAY_MS - 1) };
}

const DAY_MS = 24 * 60 * 60 * 1000;

const endOf = (day: Day): Date => new Date(atShanghai(day, '00:00').getTime() + DAY_MS - 1);

const dayIn = (year: number, month: number, day: number): Day => makeDay(year, month, day)!;

function yearOf(year: number): Period {
  return { from: atShanghai(dayIn(year, 1, 1), '00:00'), to: endOf(dayIn(year, 12, 31)) };
}

function quarterOf(year: number, quarter: number): Period {
  return { from: monthOf(year, quarter * 3 - 2).from, to: monthOf(year, quarter * 3).to };
}

function monthOf(year: number, month: number): Period {
  return { from: atShanghai(dayIn(year, month, 1), '00:00'), to: endOf(lastDayOfMonth(year, month)) };
}

const STEPS: Readonly<Record<string, number>> = { 大前年: -3, 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1, 后年: 2 };

function yearNumber(words: string, now: Date): number {
  const step = STEPS[words];
  if (step !== undefined) return dayParts(shanghaiDate(now)).year + step;
  const number = readFigure(words.replace(/年$/u, '')) ?? Number.NaN;
  return number < 100 ? 2000 + number : number;
}
