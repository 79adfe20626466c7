import type { SheetItem } from '../sheet.ts';

/** Not reached, whatever else is said. */
export const UNREACHED =
  /空号|停机|关机|错号|占线|拒访|拒接|拒绝(?:接受)?(?:访问|回访|受访)|无人接听?|没人接听?|没有人接|没接(?:听|电话)|未接(?:听|通)|打不通|接不通|无法接通|家里没人|不在家|没联系上|联系不上|挂断/;

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
const NOT = '(?:不太|不大|不够|不怎么|不是很|不|没有|没|未|无|忘了?|漏了?)';

/** What one remark says of one rate; undefined when it says nothing of it. */
export function outcomeOf(item: SheetItem, clause: string): boolean | undefined {
  const core = coreOf(item);
  const { yes, no } = SYNONYMS[core] ?? { yes: undefined, no: undefined };
  const parts = partsOf(item);
  if (partsLacking(item, clause).length > 0 || no?.test(clause) || new RegExp(`${NOT}${core}`).test(clause))
    return false;
  if (clause.includes(core) || yes?.test(clause)) return true;
  return parts.length > 0 && parts.every(part => clause.includes(part)) ? true : undefined;
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

/** What a remark says was not done: 鞋套 of 没穿鞋套, 鞋套没穿. */
export function partsLacking(item: SheetItem, remark: string): string[] {
  const parts = partsOf(item);
  const another = `(?![^、，]{0,2}(?:${parts.join('|')}))`;
  return parts.filter(part =>
    new RegExp(`${NOT}[^、，]{0,2}${part}|${part}[^、，]{0,2}(?:没有?|未|忘|漏)(?!问题)${another}`).test(remark),
  );
}

/** What a remark says was done. */
export function partsDone(item: SheetItem, remark: string): string[] {
  const lacking = partsLacking(item, remark);
  return partsOf(item).filter(part => remark.includes(part) && !lacking.includes(part));
}

/** Whether a remark names a thing that has to be done, done or not. */
export function namesPart(item: SheetItem, clause: string): boolean {
  return partsOf(item).some(part => clause.includes(part));
}
