import { type Day, shanghaiDate, type TimeOfDay } from '../../calendar/shanghai.ts';
import { parseDate } from '../../language/parse-date.ts';
import type { DayPart } from '../../language/parse-time.ts';
import { isFiller } from './clauses.ts';
import { tellsFault } from './faults.ts';

/** When a visit was made, as far as it was said. */
export interface SaidTime {
  readonly day: Day;
  readonly time?: TimeOfDay;
  readonly period?: DayPart;
}

export interface FoundTime {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Absent for what is meant as a date and is none: 2月30日. */
  readonly said?: SaidTime;
}

const LONGEST = 18;
/** A time said with a visit stands early in the sentence; behind that, figures are of something else. */
const SEARCHED = 240;
const BEGINS = /[昨前明后今当上本周星礼大凌清早中下午傍晚夜\d一二三四五六七八九十]/;
/** 3号台席, 5号窗口, 10000号, 15分钟前 are no dates, nor is what a verdict or a name is part of. */
const NO_DATE_AFTER =
  /^(?:受理|台|窗|柜|席|机|厅|楼|桌|营业员|员工|客服|工号|坐席|座席|位|店|线|热线|项|题|处|个|分|户)/;
const NO_DATE_BEFORE = /[第扣得\d:：./]$|工号$|台席$/;
const SHAPE = /[/天日号周期拜午上早晨夜晚昨今前点时:：-]/;

/** The first time of a visit that a sentence tells. */
export function findTime(text: string, now: Date): FoundTime | undefined {
  const today = shanghaiDate(now);
  let invalid: FoundTime | undefined;
  for (let start = 0; start < Math.min(text.length, SEARCHED); start += 1) {
    if (!BEGINS.test(text[start]!) || NO_DATE_BEFORE.test(text.slice(Math.max(0, start - 2), start))) continue;
    for (let end = Math.min(text.length, start + LONGEST); end >= start + 2; end -= 1) {
      const said = text.slice(start, end);
      const dotted = dottedDay(text, start, end);
      if (
        !(SHAPE.test(said) || dotted) ||
        /[，,。\s]$/.test(said) ||
        NO_DATE_AFTER.test(text.slice(end)) ||
        bareFraction(said, start)
      )
        continue;
      if (/^[一二两三四五六七八九十]点$/.test(said) && !/^[多半钟整左去到查在，]/.test(text.slice(end))) continue;
      const parsed = parseDate(dotted ?? said, now, { lean: 'past' });
      if (parsed.kind === 'none') continue;
      if (parsed.kind === 'invalid') {
        invalid ??= { start, end, text: said };
        start = end - 1;
        break;
      }
      const { date: day, time, period } = parsed;
      if (day > today && !leads(text, start, end)) break;
      // The 周五 of 上上上周五 is another day than the one that was said.
      const before = CUT_OFF.exec(text.slice(0, start))?.[0] ?? '';
      if (before !== '') return { start: start - before.length, end, text: before + said };
      return { start, end, text: said, said: { day, ...(time && { time }), ...(period && { period }) } };
    }
  }
  return invalid;
}

const CUT_OFF = /[上下大前\d.年月]+$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})(?![\d.]|分)[日号]?/;
/** What follows 11.20 where it is a day. */
const OF_A_DAY = /^(?:[日号]|凌晨|早|上午|中午|下午|傍晚|晚|[查去到在我]|，|$)/;

/** 11.20 at the beginning of a clause, or with the time of day behind it, in words that are read as a date. */
function dottedDay(text: string, start: number, end: number): string | undefined {
  const match = DOTTED.exec(text.slice(start, end));
  if (!match || !OF_A_DAY.test(text.slice(start + match[0].replace(/[日号]$/, '').length))) return undefined;
  const [whole, month, day] = match;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  return isFiller(text.slice(0, start).replace(/[\u0000，]+/g, ''))
    ? `${month}月${day}日${text.slice(start + whole.length, end)}`
    : undefined;
}

/** What tells a day that nobody could read. */
const DAY_WORDS = new RegExp(
  '\\d{1,2}[.\uFF0E月]\\d{1,2}|[上这本大前]个?(?:周|星期|礼拜|月)|(?:周|星期|礼拜)[一二三四五六日天]|大?[昨前]天|前[一两几]天|那天|' +
    '(?:几|\\d{1,2}|[一二两三四五六七八九十])天(?:以|之)?前|月[初中底末]|[上中下]旬|(?<![\\d第])(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[号日](?![台窗柜席机线])',
);
const LONGEST_LEFT = 14;

/** Of what was not understood, what may be the day of the visit. */
export function unreadDay(notUnderstood: readonly string[]): string | undefined {
  return notUnderstood.find(each => each.length <= LONGEST_LEFT && DAY_WORDS.test(each) && !tellsFault(each));
}

const VISITED = /^[\u4e00-\u9fff]{0,3}(?:查|去|到|检查|走访|巡查|暗访)(?:完)?[了的过]/;

/** A day to come is the visit's only where a visit is told: in 「叫号机坏了，明天修」 it is part of a remark. */
function leads(text: string, start: number, end: number): boolean {
  return VISITED.test(text.slice(end)) || isFiller(text.slice(0, start).replace(/[\u0000，]+/g, ''));
}

/** 8-10 in the middle of a sentence is a range, not the tenth of August. */
function bareFraction(said: string, start: number): boolean {
  return /^\d{1,2}[-/]\d{1,2}$/.test(said) && start > 0;
}
