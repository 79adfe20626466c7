import { readFigure } from '../../language/chinese-number.ts';

/** A way of numbering. Each has its own counters; `depths.ts` says how they nest. */
export type MarkerStyle =
  | 'part' // 第一编、第一篇、第一部分
  | 'chapter' // 第一章
  | 'section' // 第一节
  | 'article' // 第一条
  | 'paragraph' // 第一款
  | 'chinese' // 一、
  | 'chineseBracket' // (一)
  | 'digit' // 1. 1、
  | 'dotted' // 1.1
  | 'digitBracket' // (1) ⑴
  | 'halfBracket' // 1)
  | 'circled' // ①
  | 'lower' // a.
  | 'upper' // A、
  | 'roman' // i. Ⅰ、
  | 'bare'; // 4 总则

/** A number that may begin a point, wherever it stands. */
export interface Marker {
  readonly style: MarkerStyle;
  /** Its place in its list, from 1; of 1.2 the last number. */
  readonly value: number;
  /** All numbers of a dotted one: [1, 2]. */
  readonly parts: readonly number[];
  /** What a clause's path calls it: 一, (一), 1.2, ①. */
  readonly number: string;
  /** The mark after it: a list keeps to one. */
  readonly separator: string;
  /** How much text it takes, blanks after it included. */
  readonly length: number;
  /** Its digits were torn apart: `2.1。` at the end of a line, `1` at the beginning of the next. */
  readonly torn: boolean;
}

const CHINESE = '[零〇一二三四五六七八九十百]{1,5}';
const ANY = '[零〇一二两三四五六七八九十百千\\d]{1,6}';
const DIVISION_STYLES: Readonly<Record<string, MarkerStyle>> = {
  编: 'part',
  篇: 'part',
  部分: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
};

type Reading = Pick<Marker, 'style' | 'value' | 'number'> & { separator?: string; parts?: number[]; torn?: boolean };
interface Pattern {
  readonly also?: boolean;
  readonly pattern: RegExp;
  read(match: RegExpExecArray): Reading | Reading[] | undefined;
}

const counted = (style: MarkerStyle, figure: string, number: string, separator = ''): Reading | undefined => {
  const value = readFigure(figure);
  return value === undefined ? undefined : { style, value, number, separator };
};

/** Signs that hold their number in one character, by the first of each row. */
const SIGNS: readonly { style: MarkerStyle; first: string; count: number; separator: string }[] = [
  { style: 'circled', first: '①', count: 20, separator: '' },
  { style: 'digitBracket', first: '⑴', count: 20, separator: '' },
  { style: 'digit', first: '⒈', count: 20, separator: '.' },
  { style: 'chineseBracket', first: '㈠', count: 10, separator: '' },
];

const PATTERNS: readonly Pattern[] = [
  {
    pattern: new RegExp(`第\\s*(${ANY})\\s*(编|篇|部分|章|节|条|款)(之[一二三四五六七八九十])?`, 'uy'),
    read: ([whole, figure = '', kind = '', suffix = '']) => {
      const number = `${whole}`.replace(/\s/gu, '');
      const reading = counted(DIVISION_STYLES[kind] ?? 'article', figure, number);
      // 第三条之一 follows 第三条 and does not count.
      return reading && suffix !== '' ? { ...reading, value: reading.value + 0.5 } : reading;
    },
  },
  {
    pattern: new RegExp(`(${CHINESE})\\s*([、.．])\\s*`, 'uy'),
    read: ([, figure = '', separator = '']) => counted('chinese', figure, figure, separator),
  },
  {
    pattern: new RegExp(`[(（〔]\\s*(${CHINESE})\\s*[)）〕]\\s*[、.．]?\\s*`, 'uy'),
    read: ([, figure = '']) => counted('chineseBracket', figure, `(${figure})`),
  },
  {
    // Beside what else it may be: only its place in a sequence can tell that it is one number.
    also: true,
    pattern: /(\d{1,2}(?:\s*[.．。]\s*\d{1,2})+)(?![\d.．])\s*/uy,
    read: ([, digits = '']) => (/[。\n]/u.test(digits) ? { ...dotted(digits), torn: true } : undefined),
  },
  {
    pattern: /(\d{1,2}(?:[.．]\d{1,2})+)(?!\d)\s*([.．、]?)\s*/uy,
    read: ([, digits = '', separator = '']) => ({ ...dotted(digits), separator }),
  },
  {
    pattern: /(\d{1,3})\s*([、．]|\.(?!\d))\s*/uy,
    read: ([, figure = '', separator = '']) => counted('digit', figure, figure, separator),
  },
  {
    pattern: /[(（]\s*(\d{1,2})\s*[)）]\s*[、.．]?\s*/uy,
    read: ([, figure = '']) => counted('digitBracket', figure, `(${figure})`),
  },
  {
    pattern: /(\d{1,2})[)）]\s*[、.．]?\s*/uy,
    read: ([, figure = '']) => counted('halfBracket', figure, `${figure})`),
  },
  {
    pattern: /(i{1,3}|iv|vi{0,3}|ix|x)([.、．])(?!\d)\s*/uy,
    read: ([, numeral = '', separator = '']) => {
      const value = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].indexOf(numeral) + 1;
      const roman: Reading = { style: 'roman', value, number: numeral, separator };
      // i, v and x are letters as well; which one it is only the list around it can tell.
      return numeral.length > 1 ? roman : [roman, letter('lower', numeral, separator)];
    },
  },
  { pattern: /([a-z])([.、．])(?!\d)\s*/uy, read: ([, sign = '', separator = '']) => letter('lower', sign, separator) },
  { pattern: /([A-Z])([.、．])(?!\d)\s*/uy, read: ([, sign = '', separator = '']) => letter('upper', sign, separator) },
  {
    pattern: /([Ⅰ-Ⅻ])\s*([、.．])\s*/uy,
    read: ([, sign = '', separator = '']) => ({
      style: 'roman',
      value: sign.charCodeAt(0) - 'Ⅰ'.charCodeAt(0) + 1,
      number: sign,
      separator,
    }),
  },
  {
    pattern: /([①-⑳⑴-⒇⒈-⒛㈠-㈩])\s*[、.．]?\s*/uy,
    read: ([, sign = '']) => {
      const row = SIGNS.findLast(({ first }) => sign >= first);
      return row && { ...row, value: sign.charCodeAt(0) - row.first.charCodeAt(0) + 1, number: sign };
    },
  },
];

/** 4 总则: only where a whole document numbers so, see `choose-markers.ts`. */
const BARE: Pattern = {
  pattern: /(\d{1,2})[ \u3000\t]+(?=\p{Script=Han})/uy,
  read: ([, figure = '']) => counted('bare', figure, figure, ' '),
};

function dotted(digits: string): Reading {
  const parts = digits.split(/\s*[.．。]\s*/u).map(Number);
  return { style: 'dotted', value: parts.at(-1) ?? 0, number: parts.join('.'), parts };
}

function letter(style: 'lower' | 'upper', sign: string, separator: string): Reading {
  const value = sign.charCodeAt(0) - (style === 'lower' ? 97 : 65) + 1;
  return { style, value, number: sign, separator };
}

/** Where a marker can begin at all, to spare the patterns most of a text. */
const OPENER = /[第零〇一二三四五六七八九十百(（〔\da-zA-Z①-⑳⑴-⒇⒈-⒛㈠-㈩Ⅰ-Ⅻ]/u;

/** The readings of a number at a place of a text; several where only its list can tell (i. is roman or the ninth letter). */
export function markersAt(text: string, at: number, { bare = false } = {}): Marker[] {
  if (!OPENER.test(text[at] ?? '')) return [];
  const markers: Marker[] = [];
  for (const { pattern, read, also } of bare ? [...PATTERNS, BARE] : PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const readings = match ? [read(match) ?? []].flat() : [];
    for (const { style, value, number, separator = '', parts = [value], torn = false } of readings) {
      markers.push({ style, value, number, separator, parts, torn, length: match?.[0].length ?? 0 });
    }
    if (!also && readings.length > 0) break;
  }
  return markers;
}
