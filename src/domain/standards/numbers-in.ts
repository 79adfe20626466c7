import { FIGURE, readFigure } from '../language/chinese-number.ts';

/** A quantity or reference in a text. */
export type TextNumber = {
  /** NaN for an approximate numeral (三五天). */
  value: number;
  /**
   * Normalised unit (`小时`, `日`, `工作日`, `元`, `%`, …), `date` (value yyyymmdd), `年月` (yyyymm), `月日` (mmdd), `时刻` (hours), `第条`
   * and its like, or empty.
   */
  unit: string;
  /** As written. */
  raw: string;
  at: number;
};

/** Spellings of one unit. Days stay days and hours stay hours: 两天 is not taken for 48小时. Longest first where one begins another. */
const UNITS: readonly (readonly [spelling: string, unit: string])[] = [
  ['个工作日', '工作日'],
  ['工作日', '工作日'],
  ['个小时', '小时'],
  ['小时', '小时'],
  ['个钟头', '小时'],
  ['个钟', '小时'],
  ['h', '小时'],
  ['min', '分钟'],
  ['分钟', '分钟'],
  ['秒钟', '秒'],
  ['秒', '秒'],
  ['个自然日', '日'],
  ['自然日', '日'],
  ['天', '日'],
  ['日', '日'],
  ['个星期', '周'],
  ['星期', '周'],
  ['周', '周'],
  ['个礼拜', '周'],
  ['礼拜', '周'],
  ['刻钟', '刻钟'],
  ['昼夜', '昼夜'],
  ['个月', '个月'],
  ['个季度', '季度'],
  ['季度', '季度'],
  ['年', '年'],
  ['月', '月'],
  ['时', '时刻'],
  ['点', '时刻'],
  ['元', '元'],
  ['块钱', '元'],
  ['块', '元'],
  ['角', '角'],
  ['%', '%'],
  ['‰', '‰'],
  ['倍', '倍'],
  ['次', '次'],
  ['人', '人'],
  ['名', '人'],
  ['位', '人'],
  ['分', '分'],
  ['折', '折'],
  ['公里', '千米'],
  ['千米', '千米'],
  ['平方米', '平方米'],
  ['厘米', '厘米'],
  ['米', '米'],
  ['号', '号'],
  ['户', '户'],
  ['台', '台'],
  ['件', '件'],
  ['份', '份'],
  ['项', '项'],
  ['条', '条'],
  ['款', '款'],
  ['种', '个'],
  ['个', '个'],
  ['级', '级'],
];
/** Written 一个, 一种, 一项 is the article "a"; 一次性 and 十分满意 are not quantities either. */
const INDEFINITE = new Set(['个', '项', '条', '款', '件', '份', '人', '台', '户', '号', '点']);

const UNIT = UNITS.map(([spelling]) => spelling).join('|');
const DIGIT_DATE = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/gu;
/** Years are read digit by digit; 二年 in 十二年3月 is a span and stays one. */
const YEAR = '(\\d{4}|[零〇一二三四五六七八九]{4})年';
const DATE = new RegExp(`${YEAR}\\s*(${FIGURE})月\\s*(${FIGURE})[日号]`, 'gu');
const YEAR_MONTH = new RegExp(`${YEAR}\\s*(${FIGURE})月`, 'gu');
const MONTH_DAY = new RegExp(`(${FIGURE})月\\s*(${FIGURE})[日号]`, 'gu');
const CLOCK = /(\d{1,2}):(\d{2})(?::\d{2})?/gu;
const CLOCK_WORDS = new RegExp(`(${FIGURE})[点时](?:(${FIGURE})分|(半))`, 'gu');
/** 一个半小时, 两天半: half a unit more. */
const AND_HALF = new RegExp(
  `(${FIGURE})(?:个半(小时|钟头|工作日|星期|礼拜|月|季度|年)|(个月|个?工作日|个?小时|个?星期|天|日|周|年)半(?![年月天日数价径途夜]))`,
  'gu',
);
const ORDINAL = new RegExp(`第[(（]?(${FIGURE})[)）]?(编|部分|章|节|条|款|项|目|次|个|名|年|季度|天|日)?`, 'gu');
const SHARE = new RegExp(`(百|千)分之(${FIGURE})`, 'gu');
const FRACTION = new RegExp(`(?:(${FIGURE})分之(${FIGURE})|(\\d+)/(\\d+))(?!\\d|小时|天|日)`, 'gu');
const QUANTITY = new RegExp(`(${FIGURE})\\s*(${UNIT})?`, 'gu');
/** 48/72小时, 5至10日, 3、5、7日: the numbers before share the unit of the last. */
const SHARED_UNIT = /^\s*(?:[-~—–－～/、,，]|至|到|或者?|和)\s*/u;
const LIST_MARK =
  /^[ \t]*(?:[-*•][ \t]*)?(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．](?!\d))/gmu;

/**
 * The quantities, dates and ordinal references of a text, with normalised units: 四十八小时 equals 48小时, 1万元 equals 10000元,
 * 百分之三 equals 3%. Marks of a list at the beginning of a line are not numbers.
 */
export function numbersIn(text: string): TextNumber[] {
  // NFKC may change lengths (½), so positions are those of the normalised text; ‰ survives it.
  let rest = text.normalize('NFKC').replace(LIST_MARK, blank);
  const found: TextNumber[] = [];
  const take = (
    pattern: RegExp,
    read: (match: RegExpExecArray) => Omit<TextNumber, 'raw' | 'at'> | undefined,
  ): void => {
    rest = rest.replace(pattern, (raw: string, ...details: unknown[]) => {
      const at = details.find(detail => typeof detail === 'number') as number;
      const groups = details.slice(0, details.indexOf(at));
      const number = read([raw, ...groups] as unknown as RegExpExecArray);
      if (number === undefined) return raw;
      found.push({ ...number, raw: raw.trim(), at });
      return blank(raw);
    });
  };
  for (const pattern of [DIGIT_DATE, DATE])
    take(pattern, ([, year, month, day]) => composed('date', 100, year, month, day));
  take(YEAR_MONTH, ([, year, month]) => composed('年月', 100, year, month));
  take(MONTH_DAY, ([, month, day]) => composed('月日', 100, month, day));
  take(CLOCK, ([, hour, minute]) => timeOfDay(hour, minute));
  // 二点五分 is two and a half points; a minute of one numeral is not told that way.
  take(CLOCK_WORDS, ([, hour, minute = '', half]) =>
    half === undefined && /^[一二三四五六七八九]$/u.test(minute) ? undefined : timeOfDay(hour, half ? '30' : minute),
  );
  take(AND_HALF, ([, whole = '', inner, outer]) => {
    const value = readFigure(whole);
    const spelling = (inner === '月' ? '个月' : inner) ?? outer ?? '';
    return value === undefined ? undefined : { value: value + 0.5, unit: unitOf(spelling) };
  });
  // 第三方 and 第一时间 are words, not references.
  take(ORDINAL, ([, figure = '', kind]) => (kind === undefined ? undefined : withValue(figure, `第${kind}`)));
  take(SHARE, ([, base, figure = '']) => withValue(figure, base === '百' ? '%' : '‰'));
  take(FRACTION, ([, below = '', above = '', top = '', bottom = '']) => fraction(above || top, below || bottom));
  found.push(...quantities(rest));
  return found.sort((a, b) => a.at - b.at);
}

const UNIT_AFTER = new RegExp(`^[\\s()·\\-:'"“”‘’]*(${UNIT})`, 'u');

/** The unit that follows a number at a little distance: 48（小时）, 48-分钟; empty if none does. */
export function unitAfter(text: string): string {
  return unitOf(UNIT_AFTER.exec(text)?.[1] ?? '');
}

function quantities(text: string): TextNumber[] {
  const found: (TextNumber & { end: number })[] = [];
  for (const match of text.matchAll(QUANTITY)) {
    const [raw, figure = '', spelling] = match;
    const unit = unitOf(spelling ?? '');
    // 三五天 names no one value; it must not slip through as if it were no number.
    const value = readFigure(figure) ?? (unit === '' ? undefined : Number.NaN);
    if (value === undefined) continue;
    const end = match.index + raw.length;
    if (!/^\d/u.test(figure) && !isQuantity(figure, unit, text.slice(end), text, match.index)) continue;
    found.push({ value, unit, raw: raw.trim(), at: match.index, end });
  }
  for (let i = found.length - 2; i >= 0; i--) {
    const [here, next] = [found[i], found[i + 1]];
    if (here === undefined || next === undefined || here.unit !== '') continue;
    const between = text.slice(here.end, next.at);
    if (SHARED_UNIT.exec(between)?.[0] === between && between !== '') here.unit = next.unit;
  }
  return found.map(({ end: _, ...number }) => number);
}

/** Whether Chinese numerals with this unit count something (一个, 统一, 万一, 十分满意 and 一次性 do not). */
function isQuantity(figure: string, unit: string, after: string, text: string, at: number): boolean {
  if (unit === '')
    return /^\s*(?:至|到|[-~—–－～/、])\s*[零〇一二两三四五六七八九十百千万\d]/u.test(after) && figure !== '一';
  if (figure === '一' && INDEFINITE.has(unit)) return false;
  if (unit === '时刻' && /^(?:一|半|万|千|百)$/u.test(figure)) return false;
  if (unit === '次' && /^(?:性|次)/u.test(after)) return false;
  if (unit === '分' && figure === '十' && /^[\p{Script=Han}]/u.test(after) && !/^[的。，；、及和或以]/u.test(after))
    return false;
  if (unit === '日' && /^[一万]$/u.test(figure) && /^常/u.test(after)) return false;
  return !/[统同唯]$/u.test(text.slice(0, at));
}

function composed(
  unit: string,
  base: number,
  ...parts: (string | undefined)[]
): Omit<TextNumber, 'raw' | 'at'> | undefined {
  const values = parts.map(part => readFigure(part ?? ''));
  if (values.some(value => value === undefined)) return undefined;
  return { value: values.reduce<number>((sum, part) => sum * base + (part ?? 0), 0), unit };
}

/** In hours, so that 8点, 8:00 and 八时整 are one. */
function timeOfDay(hour = '', minute = ''): Omit<TextNumber, 'raw' | 'at'> | undefined {
  const [hours, minutes] = [readFigure(hour), readFigure(minute)];
  if (hours === undefined || minutes === undefined || hours > 24 || minutes > 59) return undefined;
  return { value: hours + minutes / 60, unit: '时刻' };
}

function unitOf(spelling: string): string {
  return UNITS.find(([name]) => name === spelling)?.[1] ?? '';
}

function withValue(figure: string, unit: string): Omit<TextNumber, 'raw' | 'at'> | undefined {
  const value = readFigure(figure);
  return value === undefined ? undefined : { value, unit };
}

function fraction(above: string, below: string): Omit<TextNumber, 'raw' | 'at'> | undefined {
  const [top, bottom] = [readFigure(above), readFigure(below)];
  if (top === undefined || bottom === undefined || bottom === 0) return undefined;
  return { value: top / bottom, unit: '分之' };
}

/** Blanks of the same length, so that the positions of what follows stay. */
function blank(raw: string): string {
  return raw.replace(/[^\n]/gu, ' ');
}
