import { FIGURE, isApproximateNumeral, readFigure } from './chinese-number.ts';
import { cleanText } from './clean-text.ts';
import { closeUp } from './fold-answer.ts';

export { chineseToNumber } from './chinese-number.ts';

export type NumberUnit =
  | 'percent'
  | 'points'
  | 'count'
  | 'yuan'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'weeks'
  | 'months'
  | 'years';

export type ParsedNumber =
  | { kind: 'number'; value: number; unit?: NumberUnit }
  /** Two values, or one that stands for two: "85到90", 八九分. */
  | { kind: 'range' }
  /** A place in a list: 第三. */
  | { kind: 'ordinal' }
  | { kind: 'none' };

const UNITS: Readonly<Record<string, NumberUnit>> = {
  '%': 'percent',
  分: 'points',
  元: 'yuan',
  块: 'yuan',
  块钱: 'yuan',
  分钟: 'minutes',
  小时: 'hours',
  个小时: 'hours',
  钟头: 'hours',
  个钟头: 'hours',
  天: 'days',
  日: 'days',
  周: 'weeks',
  个星期: 'weeks',
  星期: 'weeks',
  个月: 'months',
  年: 'years',
};
const COUNTED = '人次|户次|个|户|次|台|处|项|人|家|件|条|张|位|例|单|笔|起|份|名';
const UNIT = `(%|分钟|分|块钱|元|块|个?小时|个?钟头|天|日|个?星期|周|个月|年|${COUNTED})?`;
const SIGN = '(负|-|−)?';

const PERCENT = new RegExp(`^${SIGN}百分之(${FIGURE}|百)$`);
const PLAIN = new RegExp(`^${SIGN}(${FIGURE})${UNIT}(半)?$`);
const RANGE = new RegExp(`^${SIGN}${FIGURE}${UNIT}(?:到|至|-|~|\\u301C|—+|–|或者?)${FIGURE}${UNIT}$`);
const ORDINAL = new RegExp(`^第${FIGURE}(?:${COUNTED}|天|步|条|款)?$`);

/** Half of a unit may only follow a whole one: 两分半, 一个半. */
const addHalf = (value: number, half: boolean): number | undefined => {
  if (!half) return value;
  return Number.isInteger(value) ? value + 0.5 : undefined;
};

/**
 * Reads a text that is one number and nothing else, with an optional unit: 85, 85.5分, 八十五, 百分之八十五, 三户, 两分半,
 * 负二. Anything around it, such as 约 or 左右, makes it `none`.
 */
export function parseNumber(raw: string): ParsedNumber {
  const text = closeUp(cleanText(raw)).replace(/[。!\uFF01]+$/, '');
  if (ORDINAL.test(text)) return { kind: 'ordinal' };
  const percent = PERCENT.exec(text);
  if (percent !== null) {
    const value = percent[2] === '百' ? 100 : readFigure(percent[2] ?? '');
    return value === undefined
      ? { kind: 'none' }
      : { kind: 'number', value: percent[1] ? -value : value, unit: 'percent' };
  }
  if (RANGE.test(text)) return { kind: 'range' };
  const plain = PLAIN.exec(text);
  if (plain === null) return { kind: 'none' };
  const [, sign, figure = '', unitText, half] = plain;
  if (isApproximateNumeral(figure)) return { kind: 'range' };
  const read = readFigure(figure);
  const value = read === undefined ? undefined : addHalf(read, half !== undefined && unitText !== undefined);
  if (value === undefined || (half !== undefined && unitText === undefined)) return { kind: 'none' };
  const signed = sign === undefined || value === 0 ? value : -value;
  if (unitText === undefined) return { kind: 'number', value: signed };
  return { kind: 'number', value: signed, unit: UNITS[unitText] ?? 'count' };
}
