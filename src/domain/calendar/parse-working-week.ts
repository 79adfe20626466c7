import { parseDate } from '../language/parse-date.ts';
import { parseTimeOfDay } from '../language/parse-time.ts';
import type { Day, TimeOfDay } from './shanghai.ts';
import { hoursFollow, ROUND_THE_CLOCK, type WorkingHours, type WorkingWeek } from './working-week.ts';

interface Span {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

/** What a sentence about working days and hours says; what it leaves out stays as it is. */
export interface WeekText {
  /** All the working days, where it names a whole week. */
  days?: number[];
  /** Days that are worked besides, and days off. */
  worked: number[];
  off: number[];
  hours?: Span;
  /** Null: without a break. */
  rest?: Span | null;
  /** Whether public holidays are worked. */
  holidays?: boolean;
  /** From when on. */
  from?: Day;
  /** As the unit above, or the company, has it. */
  inherits: boolean;
  /** What else stands there: the unit. */
  other: string;
}

const EVERY = [1, 2, 3, 4, 5, 6, 7];
const WEEKDAYS = '一二三四五六日';
const WEEKDAY = '[一二三四五六日天]';
const TIME = '(?:上午|下午|早上|晚上|中午)?\\d{1,2}(?:[:：]\\d{2}|[点时](?:半|\\d{1,2}分?)?)';
const SPAN = `(${TIME})\\s*(?:-|–|—|－|~|～|至|到)+\\s*(${TIME})`;
const WORKS = '(?:都|也)?(?:上班|营业|工作|开门|开放)';
const REST = new RegExp(`(?:午休|中午休息|休息时间)(?:时间)?(?:为|是|从)?[\\s:：]*${SPAN}`);
const NO_REST = /(?:不|无|没有|取消)午休|中午不休息|午间不休/;
const HOURS = new RegExp(`(?:(?:上班|营业|工作)?(?:时间)?(?:为|是|从)?[\\s:：]*)${SPAN}`);
const FROM =
  /(?:从|自)?((?:\d{4}[-年])?\d{1,2}[-月]\d{1,2}[日号]?|今天|明天|后天|下?个?月?\d{1,2}[日号]|下*周[一二三四五六日天])(?:起|开始)/;
const INHERITS =
  /(?:恢复|改回|回到|按|与)?(?:公司|上级|默认|统一)(?:的)?(?:工作)?日历(?:一致)?|取消(?:单独|自己)?的?(?:工作)?日历/;
const RANGE = new RegExp(
  `(?:每)?(?:周|星期|礼拜)(${WEEKDAY})\\s*(?:至|到|-|~|—)\\s*(?:周|星期|礼拜)?(${WEEKDAY})\\s*(?:${WORKS})?`,
);
const OFF_WORDS = '(?:都|也)?(?:休息|不上班|不营业|轮休|关门)';
const OFF_RANGE = new RegExp(
  `(?:每)?(?:周|星期|礼拜)(${WEEKDAY})\\s*(?:至|到|-|~|—)\\s*(?:周|星期|礼拜)?(${WEEKDAY})\\s*${OFF_WORDS}`,
);
const EVERY_DAY = new RegExp(`(?:每天|天天|全周|一周七天)\\s*(?:${WORKS})?`);
/** Every day of the year, public holidays too; with 7×24 round the clock as well. */
const ALL_YEAR = new RegExp(
  `(?:全年|年中|常年|一年(?:到头|四季)?)(?:365天)?(?:都)?(?:无休|不休息?|营业|开门)|(?:365|三百六十五)天\\s*(?:${WORKS})`,
);
const ALWAYS = /(?:7|七)\s*(?:[×xX*✕乘]|天)\s*(?:24|二十四)\s*(?:个?小时)?(?:不间断|值守)?(?:服务|营业|上班|工作)?/;
const ROUND_CLOCK =
  /(?:(?:全天|昼夜)\s*)?(?:(?:24|二十四)\s*个?小时(?!制)(?:不间断|值守)?|全天候|昼夜不停)(?:都)?(?:服务|营业|上班|工作|开门|开放)?/;
const HOLIDAYS_WORKED =
  /(?:法定)?节假日(?:也|都|照常|正常)*(?:不休息?|上班|营业|开门|工作)|(?:法定)?节假日(?:也|都)?照常/;
const HOLIDAYS_OFF = /(?:法定)?节假日(?:都|才)?(?:休息|不上班|不营业|放假|关门)/;
const LIST = `(?:每)?(?:(?:周|星期|礼拜)${WEEKDAY}{1,7}(?:[、和及,，](?:周|星期|礼拜)?${WEEKDAY}(?!月))*|周末|双休日)`;
/** 「周末、节假日休息」: one word for both. */
const WITH_HOLIDAYS = `(${LIST})[、和及与,，\\s]*(?:法定)?节假日(?:照常|正常)?`;
const BOTH_OFF = new RegExp(`${WITH_HOLIDAYS}${OFF_WORDS}`);
const BOTH_WORKED = new RegExp(`${WITH_HOLIDAYS}${WORKS}`);
const ORDINARY_DAYS = /(?:每个?)?工作日(?!历)\s*(?:上班|营业)?/;
const WORKED = new RegExp(`(${LIST})\\s*${WORKS}`);
const OFF = new RegExp(`(${LIST})\\s*${OFF_WORDS}`);

/** 「通川营业厅 周六上班 9:00-17:00 午休12:00-13:30，从12月1日起」; undefined when it says nothing of days or hours, or of no such time. */
export function parseWorkingWeek(text: string, now: Date): WeekText | undefined {
  let rest = text;
  /** Takes out what a pattern finds. */
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(rest);
    if (!found) return undefined;
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  const read: WeekText = { worked: [], off: [], inherits: false, other: '' };
  const from = take(FROM);
  if (from) {
    const date = parseDate(from[1]!, now, { lean: 'future' });
    if (date.kind !== 'date') return undefined;
    read.from = date.date;
  }
  if (take(NO_REST)) read.rest = null;
  const pause = read.rest === null ? undefined : take(REST);
  if (pause) {
    const span = spanOf(pause);
    if (!span) return undefined;
    read.rest = span;
  }
  const bothOff = take(BOTH_OFF);
  if (bothOff) read.off.push(...listed(bothOff[1]!));
  const bothWorked = take(BOTH_WORKED);
  if (bothWorked) read.worked.push(...listed(bothWorked[1]!));
  if (take(HOLIDAYS_OFF) || bothOff) read.holidays = false;
  if (take(HOLIDAYS_WORKED) || bothWorked) read.holidays = true;
  const allYear = take(ALL_YEAR);
  const always = take(ALWAYS);
  if (allYear || always) {
    read.days = EVERY;
    read.holidays = true;
  }
  if (take(ROUND_CLOCK) || always) {
    read.hours = { from: ROUND_THE_CLOCK.opens, to: ROUND_THE_CLOCK.closes };
    read.rest = null;
  }
  const away = take(OFF_RANGE);
  if (away) read.off.push(...between(away[1]!, away[2]!));
  const range = take(RANGE);
  if (range) read.days = between(range[1]!, range[2]!);
  if (take(EVERY_DAY)) read.days = EVERY;
  if (take(ORDINARY_DAYS)) read.days = [1, 2, 3, 4, 5];
  for (let off = take(OFF); off; off = take(OFF)) read.off.push(...listed(off[1]!));
  for (let worked = take(WORKED); worked; worked = take(WORKED)) read.worked.push(...listed(worked[1]!));
  const hours = read.hours ? undefined : take(HOURS);
  if (hours) {
    const span = spanOf(hours);
    if (!span) return undefined;
    read.hours = span;
  }
  if (take(INHERITS)) read.inherits = true;
  read.other = rest
    .replace(/[\s,，。;；、]+/g, ' ')
    .replace(/\s*的\s*$/, '')
    .trim();
  const says = read.inherits || read.days || read.worked.length > 0 || read.off.length > 0 || read.hours;
  return says || read.rest !== undefined || read.holidays !== undefined ? read : undefined;
}

const SAID_BESIDE =
  /请|麻烦您?|帮我|帮忙|给我|设置|设定|设为|设成|改成|改为|改到|调整(?:为|成|到)?|变更(?:为|成)?|工作日历|日历|(?:工作|营业|上班|开门|作息)?时间|上班|营业|执行|实行|以后|今后|现在|一下|谢谢您?|[把将给改为成是的按吧了都也就从起，,。;；、:：\s]/g;

/** What of the rest of a sentence is not the unit's name (one of `names`) or said out of politeness: nothing of it may be passed over. */
export function unreadPart(other: string, names: readonly string[]): string {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const left = longestFirst.reduce((text, name) => text.replaceAll(name, ' '), other);
  return left.replace(SAID_BESIDE, ' ').trim() === '' ? '' : left.trim();
}

function spanOf([, from, to]: RegExpExecArray): Span | undefined {
  const [opens, closes] = [parseTimeOfDay(from!), parseTimeOfDay(to!)];
  if (opens.kind !== 'time' || closes.kind !== 'time' || !opens.time || !closes.time || closes.nextDay)
    return undefined;
  return { from: opens.time, to: closes.time };
}

const dayOf = (name: string): number => WEEKDAYS.indexOf(name === '天' ? '日' : name) + 1;

function between(first: string, last: string): number[] {
  const [from, to] = [dayOf(first), dayOf(last)];
  return [1, 2, 3, 4, 5, 6, 7].filter(day => (from <= to ? day >= from && day <= to : day >= from || day <= to));
}

function listed(text: string): number[] {
  if (/周末|双休日/.test(text)) return [6, 7];
  return [...text.matchAll(new RegExp(WEEKDAY, 'g'))].map(([name]) => dayOf(name));
}

export type ChangedWeek =
  | { kind: 'week'; week: WorkingWeek }
  /** No day is left. */
  | { kind: 'noDay' }
  /** The day ends before it begins, or the break is not inside. */
  | { kind: 'badHours'; hours: WorkingHours };

/** The week with what was said changed in it. A break that no longer lies within the hours is left out unless it was said. */
export function changeWeek(
  week: WorkingWeek,
  said: Pick<WeekText, 'days' | 'worked' | 'off' | 'hours' | 'rest' | 'holidays'>,
): ChangedWeek {
  const days = [...new Set([...(said.days ?? week.days), ...said.worked])]
    .filter(day => !said.off.includes(day))
    .sort();
  if (days.length === 0) return { kind: 'noDay' };
  const { from: opens, to: closes } = said.hours ?? { from: week.opens, to: week.closes };
  const rest = said.rest === undefined ? week.rest : said.rest;
  const kept = said.rest !== undefined || hoursFollow({ opens, closes, rest }) ? rest : null;
  const hours = { opens, closes, rest: kept };
  const holidays = (said.holidays ?? week.holidays === 'worked') && { holidays: 'worked' as const };
  return hoursFollow(hours) ? { kind: 'week', week: { days, ...hours, ...holidays } } : { kind: 'badHours', hours };
}
