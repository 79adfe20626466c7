import type { Marker, MarkerStyle } from './markers.ts';

/** Which styles nest in which: a smaller number is further out. Letters and Roman numerals nest in whatever is open when they begin. */
export const DEPTHS: Readonly<Partial<Record<MarkerStyle, number>>> = {
  part: -3,
  chapter: -2,
  section: -1,
  article: 0,
  paragraph: 0.9,
  chinese: 1,
  chineseBracket: 2,
  digit: 3,
  bare: 3,
  dotted: 3, // and one more for each dot
  digitBracket: 7,
  halfBracket: 7.5,
  circled: 8,
};

const STRUCTURAL: ReadonlySet<MarkerStyle> = new Set(['part', 'chapter', 'section', 'article']);
export const isStructural = (style: MarkerStyle): boolean => STRUCTURAL.has(style);

/** 1.5 小时 is a quantity, 1.2 分析 and 1.3 人员 are points. */
const UNIT =
  /^(?:元(?!素)|[万亿秒米倍％%‰]|[千厘毫]米|个(?!人|性)|小时|分(?![析类级工公别配支享段为])|天(?!翼)|日(?![常志期])|周(?![期报边])|月(?![度报])|年(?!度)|公里|次(?!要)|件|人(?![员力工性])|户(?!外)|条(?![件款例理])|级(?!别)|折(?!扣)|台(?![席账区])|部(?!门)|名(?![称单])|家(?![庭居])|[GMK]B?\b|kg)/iu;
/** What stands before a number that is a word's part or only mentions one: 统一、第一、周一、每年3、本条例第三章. */
const BEFORE_CHINESE =
  /(?:星期|[第零〇一二三四五六七八九十百千万两周年初月日号统唯单之同其专逐归划不每任某合非另.\d/～~—-])$/u;
const BEFORE_DIVISION = /[、，（(「“《和及与或至到按照据依见由在于本该同前违反以从的条款]$/u;
const AFTER_DIVISION = /^(?:第|规定|所列|所称|所指|中的?|的|、|和|及|或|至|到|，|。|；|以[上下]|[项款])/u;
const FILE_ENDING = /\.(?:docx?|xlsx?|pptx?|wps|et|pdf|txt|rar|zip)$/iu;

/** Whether a number in the middle of a line can begin a point, judged by its neighbours alone. */
export function mayStandInline(text: string, at: number, marker: Marker): boolean {
  const before = text.slice(Math.max(0, at - 8), at).replace(/\s+$/u, '');
  const after = text.slice(at + marker.length, at + marker.length + 8);
  const file = FILE_ENDING.test(before);
  switch (marker.style) {
    case 'part':
    case 'chapter':
    case 'section':
    case 'article':
      return !BEFORE_DIVISION.test(before) && !AFTER_DIVISION.test(after);
    case 'paragraph':
    case 'bare':
      return false;
    case 'chinese':
      return (
        !BEFORE_CHINESE.test(before) && (/[。；;：:！!]$/u.test(before) || !/^[一二三四五六七八九十两]/u.test(after))
      );
    case 'chineseBracket':
    case 'digitBracket':
    case 'halfBracket':
      return (
        !/[第、和或及至与\d]$/u.test(before) && !/^(?:[项款条目]|[、，至和或及与])/u.test(after) && balanced(text, at)
      );
    case 'circled':
      return !/^[、，至和或及与]/u.test(after);
    case 'digit':
    case 'dotted':
      if (/(?:[\d第年月/～~—-]|\d[.．])$/u.test(before) || (/[A-Za-z]$/u.test(before) && !file)) return false;
      if (marker.style === 'digit' && /^\d{1,2}(?!\d)/u.test(after)) return false;
      return /[。；;：:]$/u.test(before) || !UNIT.test(after);
    case 'lower':
    case 'upper':
    case 'roman':
      return (!/[A-Za-z\d]$/u.test(before) || file) && !/^[A-Za-z]\b/u.test(after);
    default:
      return unreachable(marker.style);
  }
}

/** 第一款规定的… speaks of a paragraph and begins none. */
export const isMention = (text: string, at: number, marker: Marker): boolean =>
  AFTER_DIVISION.test(text.slice(at + marker.length, at + marker.length + 4));

/** Whether a dotted number is followed by what it counts. */
export const isQuantity = (text: string, at: number, marker: Marker): boolean =>
  marker.style === 'dotted' && UNIT.test(text.slice(at + marker.length, at + marker.length + 4));

/** What stands in brackets is shorter. */
const LONGEST_BRACKET = 200;

/** No bracket is open on this line: (见表1) does not begin a point. */
function balanced(text: string, at: number): boolean {
  let closed = 0;
  for (let before = at - 1; before >= Math.max(0, at - LONGEST_BRACKET); before--) {
    const sign = text[before]!;
    if (sign === '\n') break;
    if (sign === ')' || sign === '）') closed += 1;
    else if (sign === '(' || sign === '（') {
      if (closed === 0) return false;
      closed -= 1;
    }
  }
  return true;
}

function unreachable(style: never): never {
  throw new Error(`no rule for ${String(style)}`);
}
