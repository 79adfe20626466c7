import type { SheetItem } from '../sheet.ts';

/** Not reached, whatever else is said. */
export const UNREACHED =
  /空号|停机|关机|错号|占线|拒访|拒接|拒绝(?:接受)?(?:访问|回访|受访)|无人接听?|没人接听?|没有人接|没接(?:听|通|电话)|未接(?:听|通)|打不通|没打通|未打通|接不通|无法接通|家里没人|不在家|没联系上|联系不上|挂断/;

/** 「不是空号」「没停机」: what was said of a call is taken back. */
const NOT_UNREACHED = new RegExp(`(?:不是|并非|并没有?|没有|没|不)(?:${UNREACHED.source})`, 'g');
const REACHED = /(?<![没未不])(?:打通|接通|访到|联系上)/;

/** Whether a remark says that the customer was reached; undefined when it says nothing of it. */
export function reachedOf(clause: string): boolean | undefined {
  const rest = clause.replace(NOT_UNREACHED, '');
  if (UNREACHED.test(rest)) return false;
  return rest !== clause || REACHED.test(rest) ? true : undefined;
}

/** Besides the word of the rate itself (履约 of 客户履约率), what says the same. */
const SYNONYMS: Readonly<Record<string, { yes: RegExp; no: RegExp }>> = {
  履约: {
    yes: /准时|按时|按约|守约/,
    no: /爽约|失约|违约|迟到|晚到|超时|(?:没有?|未)(?:按约|按时|准时|上门|来)|不(?:准时|按时)/,
  },
  满意: { yes: /好评/, no: /一般|差评|有意见/ },
  达标: { yes: /规范|(?:都|全部?)(?:做到|到位|有)|做到位/, no: /不规范|不到位|(?:没有?|未)(?:都|全部?)?(?:做到|到位)/ },
  知晓: { yes: /知道|认识/, no: /不知道|不认识|不清楚|说不出/ },
};
/** 「没迟到」「没有意见」: what is no fault. */
const NO_FAULT: Readonly<Record<string, RegExp>> = {
  履约: /(?:没有?|未|不是|并未|并没有?|不算)(?:爽约|失约|违约|迟到|晚到|超时)/,
  满意: /(?:没有?|无|不是)(?:什么|任何)?(?:意见|差评)/,
};
/** 「没有不满意」「不是没穿鞋套」: one negation takes back the other. */
const DOUBLE_NOT = /(?:不是|并非|没有|没|未)(?:不(?!是)|没有?(?!问题)|未)/g;
/** Not an outcome but that there is none yet. */
const OPEN = /(.)不\1|(.{2})不\2|是否|[吗么？?]$|(?:没有?|未|忘了?|还没有?)问|待(?:回访|确认|核实)/;
const NOT = '(?:不太|不大|不够|不怎么|不是很|不|没有|没|未|无|忘了?|漏了?)';

/** What one remark says of one rate; undefined when it says nothing of it. */
export function outcomeOf(item: SheetItem, said: string): boolean | undefined {
  if (OPEN.test(said)) return undefined;
  const core = coreOf(item);
  if (NO_FAULT[core]?.test(said)) return true;
  const clause = said.replace(DOUBLE_NOT, '');
  const { yes, no } = SYNONYMS[core] ?? { yes: undefined, no: undefined };
  const parts = partsOf(item);
  if (partsLacking(item, clause).length > 0 || no?.test(clause) || new RegExp(`${NOT}${core}`).test(clause))
    return false;
  if (clause.includes(core) || yes?.test(clause)) return true;
  return parts.length > 0 && parts.every(part => says(part, clause)) ? true : undefined;
}

/** 履约 of 客户履约率. */
export function coreOf({ title }: Pick<SheetItem, 'title'>): string {
  return title.replace(/率$/, '').slice(-2);
}

/** What all has to be done for a yes: 亮证、鞋套、测速 of 「亮证、鞋套、测速3项全部做到」. */
function partsOf({ description }: SheetItem): string[] {
  const listed = /^([^，。]+?、[^，。]+?)(?:\d|[两三四五六七八九十])项(?:全部|都|均)/.exec(description)?.[1];
  return listed?.split('、') ?? [];
}

/** How people call a thing that has to be done, where they do not use its short name. */
const CALLED: Readonly<Record<string, string>> = {
  亮证: '亮(?:了|过)?(?:工作|工)?(?:证件?|牌)|(?:证件?|工牌)(?:也|都)?亮|出示(?:了|过)?(?:工作|工)?(?:证件?|牌)',
  测速: '测(?:了|过|一下)?(?:网)?速',
  清理: '清理|清洁|打扫|收拾|卫生',
  留卡: '留(?:了|下了?|过)?(?:一张)?(?:服务|联系)?(?:卡|名片)|名片|服务卡|联系卡',
};
const called = (part: string): string => `(?:${CALLED[part] ?? part})`;
const says = (part: string, remark: string): boolean => new RegExp(called(part)).test(remark);

/** What a remark says was not done: 鞋套 of 没穿鞋套, 鞋套没穿, 除了鞋套都做到. */
export function partsLacking(item: SheetItem, remark: string): string[] {
  const parts = partsOf(item);
  const clause = remark.replace(DOUBLE_NOT, '');
  const another = `(?![^、，]{0,2}(?:${parts.map(called).join('|')}))`;
  return parts.filter(part =>
    new RegExp(
      `(?:${NOT}|除了?)[^、，]{0,2}${called(part)}|${called(part)}[^、，]{0,2}(?:没有?|未|忘|漏)(?!问题)${another}`,
    ).test(clause),
  );
}

/** What a remark says was done. */
export function partsDone(item: SheetItem, remark: string): string[] {
  const lacking = partsLacking(item, remark);
  return partsOf(item).filter(part => says(part, remark) && !lacking.includes(part));
}

/** Which of the things that have to be done were not said to be. */
export function partsUnsaid(item: SheetItem, done: readonly string[]): string[] {
  return partsOf(item).filter(part => !done.includes(part));
}

/** Whether a remark names a thing that has to be done, done or not. */
export function namesPart(item: SheetItem, clause: string): boolean {
  return partsOf(item).some(part => says(part, clause));
}
