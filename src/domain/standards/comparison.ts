import { bareQuestion } from './asking-words.ts';
import { contrastsIn, isQualifier, withSide } from './contrasts.ts';

/** A question that sets two things against each other, as one question for each side. */
export interface Comparison {
  /** In full, where it was carried on from another question. */
  readonly text: string;
  readonly left: Side;
  readonly right: Side;
  /** Only the sides are named (城镇和农村有什么区别), not what about them. */
  readonly withoutSubject: boolean;
}

interface Side {
  /** As the person named it. */
  readonly name: string;
  readonly question: string;
}

const AND = '(?:和|与|跟|同|及|以及|对比|相比|vs|VS)';
const DIFFERENCE =
  '(?:区别|不同(?!意)|差别|差异|差距|不一样|(?:是否|是不是|都)?(?:一样|相同)吗?|差(?:多少|几[天个]\\S{0,2})|相差\\S{0,3}|(?:哪个|谁|哪边)(?:的?\\S{1,4})?(?:更)?(?:长|短|快|慢|多|少|高|低|严格?|早|晚))';
/** What leads up to the word of difference: 有什么, 方面有啥. */
const ASKED = '(?:方面|上|中)?(?:到底|究竟)?(?:有|是|之间)?(?:没有|什么|啥|何|哪些|多大|之间)*(?:的)?';
const END = '(?:[呢呀啊吗]|在?哪里?|是什么)*[?？。]?$';
const COMPARES = new RegExp(`^(.+?)${AND}(.+?)(?:的(.{1,10}?))??(?:相比|比)?${ASKED}${DIFFERENCE}${END}`, 'u');
const SET_AGAINST = new RegExp(
  `^(?:对比|比较|比一比|比一下|对比一下|比较一下)一?下?(.+?)${AND}(.+?)(?:的(.{1,10}?))?${END}`,
  'u',
);
const THAN = new RegExp(
  `^(.+?)比(.+?)(?:的(.{1,10}?))?(?:要)?(?:长|短|快|慢|多|少|高|低|早|晚)(?:多少\\S{0,3}|几\\S{1,3})${END}`,
  'u',
);

const IN_TIME =
  /几个?(?:小时|天|工作日|分钟)|多少(?:小时|天)|(?:哪个|谁|哪边)(?:时间)?更?[长短快慢早晚]|比.+[快慢早晚]/u;
const GENERAL = /^(?:时限|时间|规定|标准|要求)?$/u;

const ANY_DIFFERENCE = new RegExp(`(?:区别|不同(?!意)|差别|差异|差距|不一样)(?:之处|的?地方)?${END}`, 'u');

/** A question after some difference with one word for it, so that 「有啥不同」 and 「差别在哪」 ask the same. */
export function withOneDifference(question: string): string {
  return question.replace(ANY_DIFFERENCE, '区别');
}

/** The two sides a question compares; undefined for one that compares nothing, however many things it joins. */
export function readComparison(question: string): Comparison | undefined {
  const text = bareQuestion(question);
  const match = COMPARES.exec(text) ?? SET_AGAINST.exec(text) ?? THAN.exec(text);
  if (!match) return undefined;
  const [, first = '', second = '', named = ''] = match;
  // 哪个快, 慢几天: the time limit is compared, if nothing else is named.
  const aspect = named || (!/时[间限]/u.test(second) && IN_TIME.test(text) ? '时限' : '');
  const sides = ofOneContrast(first, second, aspect) ?? ofTwoThings(first, second, aspect);
  return sides && { ...sides, text };
}

/** 宽带故障城市和农村修复时限: what stands before and after both sides is said of each. */
function ofOneContrast(first: string, second: string, aspect: string): Omit<Comparison, 'text'> | undefined {
  for (const right of contrastsIn(second)) {
    const left = contrastsIn(first).find(each => each.group === right.group && each.side !== right.side);
    if (!left || !first.endsWith(left.word) || !second.startsWith(right.word)) continue;
    const before = first.slice(0, -left.word.length).replace(/[在的]$/u, '');
    const after = second.slice(right.word.length).replace(/^的/u, '');
    const of = (name: string): Side => ({ name, question: `${name}${before}${after}${aspect}` });
    return {
      left: of(left.word),
      right: of(right.word),
      withoutSubject:
        before === '' && after === '' && GENERAL.test(aspect) && isQualifier(left.word) && isQualifier(right.word),
    };
  }
  return undefined;
}

function ofTwoThings(first: string, second: string, aspect: string): Omit<Comparison, 'text'> | undefined {
  const left = first.replace(/的$/u, '');
  const right = second.replace(/的$/u, '');
  if (left === '' || right === '' || left === right) return undefined;
  return {
    left: { name: left, question: `${left}${aspect}` },
    right: { name: right, question: `${right}${aspect}` },
    withoutSubject: false,
  };
}

/** The same comparison about what was asked before: 城镇和农村有什么区别 after 宽带装机要多久. */
export function aboutSubject({ left, right, text }: Comparison, previous: string): Comparison {
  const of = ({ name }: Side): Side => ({ name, question: withSide(previous, contrastsIn(name)[0]!) });
  return { text: `${previous}，${text}`, left: of(left), right: of(right), withoutSubject: false };
}
