/** What a sentence asks of filed results; texts are as said and still to be matched with names. */
export type ResultQuestion =
  /** 「通川营业厅上月检查」, 「上季度营业厅测评结果」 */
  | { readonly kind: 'results'; readonly of: string }
  /** 「上次通川多少分」: the last of them. `of` must name a unit: 「一次多少分」 is nobody's result. */
  | { readonly kind: 'latest'; readonly of: string }
  /** 「通川营业厅上个月怎么样」: results, if `of` is a unit and a time was named. */
  | { readonly kind: 'state'; readonly of: string }
  /** 「我昨天查了哪些厅」: what the asker inspected. */
  | { readonly kind: 'own'; readonly of: '' }
  /** 「叫号机的问题出现过几次」 */
  | { readonly kind: 'occurrences'; readonly of: string };

const LAST = '(?:[这上]一?次|上回|最近(?:的?一次)?|最后一次)';
const SCORE =
  '的?(?:监督)?(?:检查|测评|抽查)?的?(?:得分|分数|成绩|结果)?(?:一共|总共|到底)?(?:是|得了?|考了?|拿了?|有)?(?:多少分?|几分)';
const WHERE_LOST =
  '(?:[,，]?(?:分?(?:都|是)?(?:扣|丢)(?:分|了|的)?(?:在|的是)?(?:哪[里儿些]?|什么|啥)|(?:哪[里儿些]|哪几项|什么)(?:项|地方)?(?:扣的?|丢的?|被扣)(?:了?分)?)(?:了)?)?';
const LATEST = [
  `^${LAST}的?(.{2,20}?)${SCORE}${WHERE_LOST}(?:了|呢|啊)?[?\uFF1F。]?$`,
  `^(.{2,20}?)的?${LAST}${SCORE}${WHERE_LOST}(?:了|呢|啊)?[?\uFF1F。]?$`,
].map(pattern => new RegExp(pattern));
const STATE = /^(.{2,20}?)的?(?:服务|表现|情况)?(?:怎么样|怎样|咋样|如何|情况)(?:了|呢|啊)?[?\uFF1F。]?$/;
const OWN_VISITS =
  /^(?:我|我自己|本人)(?:一共|总共|都|已经|到底)*(?:去)?(?:查|检查|测评|抽查|跑)(?:了|过)(?:哪[些几]?(?:家|个)?|几[家个次]|多少[家个次]?|什么)(?:营业厅|厅|单位|网点|地方|家)?(?:了|呢|啊)?[?\uFF1F。]?$/;

const RESULTS =
  /^(?:查|查看|看|看看|列出)?(?:一下)?(.*?)的?(?:所有|全部|[这上]一?次|本次|最近(?:的|一次)?)?(?:监督)?(?:检查|测评|抽查)(?:的?(?:结果|情况|记录|成绩|得分))?(?:怎么样|如何|有哪些|呢|(?:是|得了?)?(?:多少|几)分)?[?\uFF1F。]?$/;
const OCCURRENCES =
  /^(.+?)(?:的|这类|这种)?(?:问题|毛病|情况|不合格|不达标|扣分)?(?:一共|总共|共|到底)?(?:都|又)?(?:出现|发生|存在|查出|发现|检查出|扣|犯|出)(?:过|了)?(?:分)?(?:多少|几)(?:次|回)[?\uFF1F。]?$/;
const OWN_HALL = '^(?:我们|咱们|本|我)的?(?:营业)?厅的?(?:[这上]一?次|本次|最近(?:一次)?)?的?(?:检查|测评)?';
/** 「我们厅得了多少分」, 「我们厅查出了什么问题」, 「我们厅哪里不合格」: a hall's score is that of its inspections. */
const OF_OWN_HALL = [
  `${OWN_HALL}(?:得分|分数|成绩|分)?(?:是|得了?|有|考了?|拿了?)?(?:多少分?|几分)(?:了|呢)?[?\uFF1F。]?$`,
  `${OWN_HALL}(?:被)?(?:查出|检查出|查到|发现)(?:了|过)?(?:什么|哪些|啥|几个|多少)(?:问题|毛病|不合格项?)[?\uFF1F。]?$`,
  `${OWN_HALL}(?:哪里|哪些|哪几项|哪些地方|什么地方|哪些项)(?:不合格|没通过|不达标|没达标|扣了?分|被扣了?分)(?:了)?[?\uFF1F。]?$`,
  // 上次检查我们厅多少分
  '^(?:[这上]一?次|本次|最近(?:一次)?)(?:的?(?:检查|测评))?(?:我们|咱们|本|我)的?(?:营业)?(?:厅|部门|单位)?(?:得分|分数|成绩)?(?:是|得了?|有|拿了?)?(?:多少分?|几分)(?:了|呢)?[?\\uFF1F。]?$',
].map(pattern => new RegExp(pattern));

/** The asker's own: everything one may see is meant. */
const OWN = /^(?:我们|咱们|本|我)(?:营业厅|厅|部门|单位|分公司|公司)?/;

/** Whether a sentence says that it is about the asker's own unit. */
export const saysOwn = (text: string): boolean =>
  OWN.test(text.trim()) || /(?:我们|咱们)的?(?:营业)?(?:厅|部门|单位)/.test(text);

/**
 * Reads a sentence without its time (see `parseSpan`) as a question about results.
 *
 * @returns undefined when it is none. `of` may be empty: everything one may see.
 */
export function readResultQuestion(text: string): ResultQuestion | undefined {
  // Blanks, such as the one a time leaves behind, mean nothing between characters.
  const said = text.replace(/(?<![A-Za-z\d])\s+|\s+(?![A-Za-z\d])/g, '').trim();
  const occurrences = OCCURRENCES.exec(said);
  if (occurrences) return { kind: 'occurrences', of: trimmed(occurrences[1]!) };
  if (OF_OWN_HALL.some(pattern => pattern.test(said))) return { kind: 'results', of: '' };
  if (OWN_VISITS.test(said)) return { kind: 'own', of: '' };
  for (const pattern of LATEST) {
    const of = trimmed(pattern.exec(said)?.[1] ?? '');
    if (of !== '' && !OWN.test(of)) return { kind: 'latest', of };
  }
  const results = RESULTS.exec(said);
  if (results) return { kind: 'results', of: trimmed(results[1]!.replace(OWN, '')) };
  const state = STATE.exec(said);
  return state ? { kind: 'state', of: trimmed(state[1]!) } : undefined;
}

function trimmed(text: string): string {
  return text.replace(/^[\s,\uFF0C的]+|[\s,\uFF0C的]+$/g, '');
}

/** Something with a name and other names people use. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** The unit and the programme that a text names. */
export interface NamesTaken<Unit extends Named, Programme extends Named> {
  readonly unit?: Unit;
  readonly programme?: Programme;
  /** What names neither. */
  readonly rest: string;
}

/** 「10000号」 is a unit and a programme: the unit tells more. A programme that is only the end of another name is none: 火星营业厅. */
export function takeNames<Unit extends Named, Programme extends Named>(
  text: string,
  { units, programmes }: { units: readonly Unit[]; programmes: readonly Programme[] },
): NamesTaken<Unit, Programme> {
  const unit = takeName(text, units);
  const words = unit?.rest ?? text;
  const programme = takeName(words, programmes);
  if (!unit && programme && programme.rest !== '' && words.startsWith(programme.rest)) return { rest: words };
  return {
    ...(unit && { unit: unit.named }),
    ...(programme && { programme: programme.named }),
    rest: programme?.rest ?? words,
  };
}

/** A hall is also called without its 营业: 渠县主厅. */
const shortened = (name: string): string[] => (name.endsWith('营业厅') ? [name.replace(/营业厅$/, '厅')] : []);

/** What a text names of several things, by the longest name that it begins or ends with, and what is left of it. */
function takeName<T extends Named>(text: string, things: readonly T[]): { named: T; rest: string } | undefined {
  const names = things
    .flatMap(named => [named.name, ...named.aliases, ...shortened(named.name)].map(name => ({ named, name })))
    .filter(({ name }) => text.startsWith(name) || text.endsWith(name))
    .sort((a, b) => b.name.length - a.name.length);
  const [found] = names;
  if (!found) return undefined;
  const { named, name } = found;
  return { named, rest: trimmed(text.startsWith(name) ? text.slice(name.length) : text.slice(0, -name.length)) };
}
