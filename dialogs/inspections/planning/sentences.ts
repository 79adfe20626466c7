import { looksLikeQuestion } from '../../../src/domain/language/looks-like-question.ts';
import { recordNumber } from '../../../src/domain/language/record-number.ts';

const NO = recordNumber('[Rr][Ww]');
/** A day as people say it; `domain/language/parse-date.ts` reads it. */
export const AHEAD =
  '(?:(?:今|明|大?后)天|(?:本|这|下|下下)?个?(?:周|星期|礼拜)[一二三四五六日天]|(?:\\d{4}[-年/]|[今明后]年)?\\d{1,2}(?:月|[-/])\\d{1,2}[日号]?|(?:本|这|下)?个?月?\\d{1,2}[日号])(?:上午|下午|早上|中午)?';
const DAY = `(?:(?:昨|大?前)天(?:上午|下午|早上|中午)?|${AHEAD})`;
const MOVE = '(?:改到|改在|改为|改成|安排到|安排在|安排|定在|定到|排到|排在|推到|推迟到|提前到)';
/** No more than a name: what goes on after it tells of a visit that is over. */
const NAME = '[^,，;；。!！\\n]{2,30}?(?<![了过])';
const GO = '(?:再?去|过去)(?:检查|测评|查|看看?)?(?:一下)?';

const VISITS = [
  new RegExp(`^(?<what>${NO})[\\s,，]*${MOVE}?\\s*(?<day>${DAY})(?:${GO})?[。.]?$`),
  new RegExp(`^(?:把|将)?(?<what>${NAME})(?:的?任务)?[\\s,，]*${MOVE}\\s*(?<day>${DAY})(?:${GO})?[。.]?$`),
  new RegExp(`^(?<what>${NAME})[\\s,，]*(?<day>${DAY})${GO}[。.]?$`),
  new RegExp(
    `^(?:我)?(?<day>${AHEAD})(?:再?去|到)(?![了过])(?:检查|查)?\\s*(?<what>${NO}|${NAME})(?:检查|测评)?[。.]?$`,
  ),
];
const SKIP = new RegExp(`^(?:跳过|不去)(?:任务)?\\s*(?<no>${NO})[\\s,，:：]*(?<reason>.*)$`, 's');
const HAND = [
  new RegExp(
    `^(?:把|将)?(?:任务)?\\s*(?<what>${NO})\\s*(?:任务)?(?:转给|移交给|交给|转交给)\\s*(?<who>.{1,10}?)[。.]?$`,
  ),
  new RegExp(`^(?:转给|移交给|交给|转交给)\\s*(?<who>\\S{1,10}?)[\\s,，]*(?<what>${NO})[。.]?$`),
];
const DAYS = `(?:今明后?|明后)(?:[两二2三3]?天)?|${DAY}(?:\\s*(?:到|至|-|~|和|跟|与|、)\\s*${DAY})?`;
/** 想请个假 */
const ASK_LEAVE = '(?:(?:请|麻烦)?帮)?(?:我)?(?:想|要|得|需要)?(?:请(?:个|一下|[一两半]天|几天)?假|休假)';
const LEAVE = [
  /^(?:我)?请假[\s,，:：]*(?<days>.+)$/s,
  new RegExp(`^${ASK_LEAVE}[\\s,，:：]*(?:从|自)?(?<days>(?:${DAYS})(?:[\\s,，].*)?)$`, 's'),
  new RegExp(
    `^(?:我)?(?:从|自)?(?<days>${DAYS})[\\s,，]*(?:${ASK_LEAVE}|不来(?:上班)?了)(?<why>[\\s,，].+?)?(?:吧|了|哈)?[。.!！]?$`,
    's',
  ),
];
/** 「我要请假」: the days are asked for. */
const BARE_LEAVE = new RegExp(`^${ASK_LEAVE}(?:吧|了|哈)?[。.!！]?$`);
const PROGRESS = /^(?<month>.{1,8}?)的?(?:检查)?任务(?:进度|完成情况)$/;
const GENERATE = /^生成(?<what>.{2,30}?)的?(?:检查)?任务$/;

/** The first pattern that fits a text, as its named parts. */
function parts(text: string, patterns: readonly RegExp[]): Record<string, string> | undefined {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups;
    if (groups) return groups as Record<string, string>;
  }
  return undefined;
}

/** 「通川营业厅周三去」, 「RW-2026-0003 改到周五」: which task or unit, and the day. */
export function readVisit(text: string): { what: string; day: string } | undefined {
  if (looksLikeQuestion(text)) return undefined;
  const found = parts(text, VISITS);
  return found && { what: found.what!, day: found.day! };
}

/** The words for a day to come, wherever they stand. */
export function findDay(text: string): string | undefined {
  // 10000号 ends in no day.
  return new RegExp(`(?<![\\d])${AHEAD}`).exec(text)?.[0];
}

/** 「跳过 RW-2026-0003 停业装修」 */
export function readSkip(text: string): { no: string; reason: string } | undefined {
  const found = parts(text, [SKIP]);
  return found && { no: found.no!, reason: found.reason!.trim() };
}

/** 「RW-2026-0003 转给唐知微」, 「转给唐知微 RW-2026-0003」 */
export function readHandover(text: string): { what: string; who: string } | undefined {
  const found = parts(text, HAND);
  return found && { what: found.what!, who: found.who! };
}

/** 「请假11月30日到12月4日」, 「周五请假」: the days as they were said; '' where none were. */
export function readLeave(text: string): string | undefined {
  if (looksLikeQuestion(text)) return undefined;
  if (BARE_LEAVE.test(text)) return '';
  const { days, why = '' } = parts(text, LEAVE) ?? {};
  return days === undefined ? undefined : `${days}${why}`;
}

/** 「11月任务进度」 */
export function readProgress(text: string): string | undefined {
  return parts(text, [PROGRESS])?.month;
}

/** 「生成11月营业厅任务」 */
export function readGenerate(text: string): string | undefined {
  return parts(text, [GENERATE])?.what;
}
