import { bareQuestion } from './asking-words.ts';

/** One side of a contrast in all the words people and standards have for it; the first is the plainest. */
type Side = readonly string[];

/**
 * What standards tell apart by themselves: who asks for one side does not ask for the others, and 「那农村呢」 after a question about towns
 * puts one in the place of the other. Kept as data; it grows with what staff ask.
 */
const CONTRASTS: readonly (readonly Side[])[] = [
  [
    ['城市', '城镇', '城里', '城区', '市区', '市里', '县城'],
    ['农村', '乡下', '村里', '乡镇', '乡村'],
  ],
  [
    ['一般投诉', '普通投诉', '一般的'],
    ['严重投诉', '严重的'],
    ['重大投诉', '重大的'],
  ],
  [['一般短板'], ['跨部门短板', '跨部门的短板']],
  [
    ['新装', '装机', '安装', '装宽带', '装上', '装好', '装通'],
    ['移机', '移装', '搬家'],
    ['拆机', '拆宽带'],
    ['提速'],
    ['故障', '修障', '报障', '障碍', '维修', '修复', '修好'],
  ],
  [['钻石卡', '钻卡'], ['金卡'], ['银卡']],
  [['主营业厅'], ['社会渠道营业厅', '社会渠道'], ['农客营业厅', '农客厅']],
  [
    ['热线', '电话客服'],
    ['在线客服', '网厅'],
  ],
  [
    ['夜间', '晚上', '半夜', '夜里'],
    ['白天', '日间'],
  ],
  [
    ['忙时', '月底', '月末'],
    ['闲时', '平时'],
  ],
  [
    ['省公司', '省里'],
    ['市公司', '市里'],
  ],
  [['首次响应', '首次答复'], ['办结', '办完', '处理完'], ['回访']],
  [['查明原因', '查因'], ['整改到位', '整改完'], ['反馈']],
  [['天翼'], ['E家'], ['商务领航'], ['VIP', 'vip'], ['宽带客户']],
  [
    ['单户故障', '单户'],
    ['批量故障', '大面积'],
  ],
  [['河南'], ['重庆']],
  [['投诉'], ['申诉']],
  [
    ['同一县区', '同城', '同县', '本县'],
    ['跨县区', '跨县', '跨区'],
  ],
  [
    ['VIP客户', 'VIP', 'vip客户', 'vip', '贵宾客户', '贵宾', '大客户'],
    ['普通客户', '一般客户', '普通用户', '公众客户'],
  ],
  [
    ['夏季', '夏天'],
    ['冬季', '冬天'],
  ],
];

/** Audiences with rules of their own: what holds for one of them is not said to others, nor the other way round. */
const AUDIENCES = [/vip|钻石卡|钻卡|金卡|银卡|贵宾|大客户/iu, /政企|商务领航|专线/u, /代理商|统包|代办/u, /外包/u];
/** Of these, the classes of customers. */
const CUSTOMER_CLASSES = AUDIENCES.slice(0, 2).map(({ source }) => new RegExp(`(?:${source})(?:客户|用户|的)?`, 'giu'));
/** Cases with rules of their own: asked for, an answer must speak of them. */
const CASES = [
  ...[/批量/u, /老人|残疾/u, /跨省|跨县/u],
  // Each is applied for and handled by itself, however near the search takes them to be: what holds for 拆机 is not said of 销户.
  ...[/复机/u, /销户|注销/u, /过户/u, /报停/u, /补卡|换卡/u, /携号|转网/u],
];

/** Sides that say where, when or of what grade, but never what: alone they are no subject of a question. */
const QUALIFIERS: ReadonlySet<string> = new Set(
  [CONTRASTS[0], CONTRASTS[7], CONTRASTS[8], CONTRASTS[9], CONTRASTS[14], CONTRASTS[18]].flatMap(
    sides => sides?.flat() ?? [],
  ),
);

export interface Contrast {
  /** As it stands in the text. */
  readonly word: string;
  readonly group: number;
  readonly side: number;
}

/** The sides a text names, longest words first; a word inside another that was found (农村 in 农村客户) still counts once. */
export function contrastsIn(text: string): Contrast[] {
  return CONTRASTS.flatMap((sides, group) =>
    sides.flatMap((words, side) => {
      const word = words.filter(each => text.includes(each)).sort((a, b) => b.length - a.length)[0];
      return word === undefined ? [] : [{ word, group, side }];
    }),
  );
}

/**
 * Whether a text speaks of another side than the one the question names, and not of that one. With `whole`, of which the text is a part, that
 * one may be spoken of anywhere in it: an answer headed by one side may be for both.
 */
export function opposes(question: string, text: string, whole: string = text): boolean {
  const asked = contrastsIn(question);
  const held = contrastsIn(whole);
  return contrastsIn(text).some(({ group }) => {
    const sides = asked.filter(each => each.group === group).map(each => each.side);
    return sides.length > 0 && !held.some(each => each.group === group && sides.includes(each.side));
  });
}

/** Whether a text is for an audience with rules of its own that the question does not name. */
export function isForOthers(question: string, text: string): boolean {
  return AUDIENCES.some(own => own.test(text) && !own.test(question));
}

/** The classes of customers a text names, by number: VIP and its cards are one, business customers another. */
export function classesIn(text: string): number[] {
  return CUSTOMER_CLASSES.flatMap((own, at) => (text.search(own) >= 0 ? [at] : []));
}

/** A question without the classes of customers it names: what it asks of them. */
export function withoutClasses(question: string): string {
  return CUSTOMER_CLASSES.reduce((text, own) => text.replace(own, ' '), question);
}

/** Whether a question names an audience or a case with rules of its own of which a text says nothing. */
export function asksOwnCase(question: string, text: string): boolean {
  return [...AUDIENCES, ...CASES].some(own => own.test(question) && !own.test(text));
}

/** Whether a text is only a qualifier (农村), which asks nothing without a subject. */
export function isQualifier(text: string): boolean {
  return QUALIFIERS.has(text);
}

/** All words of one side. */
export function sideWords({ group, side }: Contrast): readonly string[] {
  return CONTRASTS[group]?.[side] ?? [];
}

/** The question with this side of a contrast in the place of the other; in front of it where it named none. */
export function withSide(question: string, { word, group, side }: Contrast): string {
  const other = contrastsIn(question).find(each => each.group === group);
  if (!other) return `${word}${bareQuestion(question)}`;
  if (other.side === side) return question.replace(other.word, word);
  let replaced = question.replace(other.word, '\u0000');
  // 宽带故障多久修好 names its side twice.
  for (const again of sideWords(other)) replaced = replaced.replaceAll(again, '');
  return bareQuestion(replaced.replace('\u0000', word));
}
