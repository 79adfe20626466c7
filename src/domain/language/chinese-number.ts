const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const SMALL_UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const LARGE_UNITS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** A figure in digits or Chinese numerals, as the source of a regular expression; `readFigure` gives its value. */
export const FIGURE =
  '(?:\\d+(?:,\\d{3})*(?:\\.\\d+)?[百千万亿]?|半|[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿]+(?:点[零〇一二三四五六七八九]+)?)';

/** Two neighbouring numerals in ascending order mean "about": 八九 is 8 to 9, 十七八 is 17 to 18. 二三 in 一二三 is a count-off. */
const APPROXIMATE =
  /^(?:[^零〇一二两三四五六七八九]*)(?:一二|[两二]三|三[四五]|四五|五六|六七|七八|八九)(?![零〇一二两三四五六七八九])/;

/** Whether a Chinese numeral names two neighbouring values at once. */
export const isApproximateNumeral = (text: string): boolean => APPROXIMATE.test(text);

/** Digit by digit: 二〇二六 → 2026. */
function readDigits(text: string): number | undefined {
  const digits = [...text].map(character => DIGITS[character]);
  return digits.some(digit => digit === undefined) ? undefined : Number(digits.join(''));
}

/** Below ten thousand: 一百零五, 十五, 一百五 (150). `lead` allows 一百五's short form only where nothing precedes it. */
function readSection(text: string): number | undefined {
  let total = 0;
  let unit = 10_000;
  let digit: number | undefined;
  let zero = false;
  for (const character of text) {
    const value = DIGITS[character];
    const size = SMALL_UNITS[character];
    if (value === 0 && digit === undefined) zero = true;
    else if (value !== undefined && value > 0 && digit === undefined) digit = value;
    else if (size !== undefined && size < unit && (digit !== undefined || (size === 10 && (total === 0 || zero)))) {
      total += (digit ?? 1) * size;
      [unit, digit, zero] = [size, undefined, false];
    } else return undefined;
  }
  if (digit !== undefined) {
    // 一百五 is 150, but 一百零五 is 105 and 十五 is 15.
    const shortened = !zero && unit >= 100 && unit < 10_000;
    total += shortened ? digit * (unit / 10) : digit;
  } else if (zero && total !== 0) return undefined;
  return total;
}

/** An integer with 万 and 亿: 一万二 (12000), 三万零五百. */
function readInteger(text: string): number | undefined {
  for (const [name, size] of [
    ['亿', LARGE_UNITS.亿!],
    ['万', LARGE_UNITS.万!],
  ] as const) {
    const at = text.lastIndexOf(name);
    if (at < 0) continue;
    const head = readInteger(text.slice(0, at));
    const rest = text.slice(at + 1);
    if (head === undefined || head === 0 || at === 0) return undefined;
    if (rest === '') return head * size;
    const short = [...rest].length === 1 ? DIGITS[rest] : undefined;
    if (short !== undefined && short > 0) return head * size + short * (size / 10);
    const tail = readInteger(rest);
    return tail === undefined || tail >= size ? undefined : head * size + tail;
  }
  return readSection(text);
}

/**
 * The value of a Chinese numeral (八十五, 一百零五, 两千三, 九十五点五, 二〇二六, 半 as 0.5), or undefined when the text is
 * not exactly one numeral or names two neighbouring values (八九).
 */
export function chineseToNumber(text: string): number | undefined {
  if (text === '半') return 0.5;
  const [whole = '', fraction, ...more] = text.split('点');
  if (whole === '' || more.length > 0 || isApproximateNumeral(whole)) return undefined;
  const integer = [...whole].length > 1 ? (readDigits(whole) ?? readInteger(whole)) : readInteger(whole);
  if (integer === undefined || fraction === undefined) return integer;
  const decimals = fraction === '' ? undefined : [...fraction].map(character => DIGITS[character]);
  if (decimals === undefined || decimals.some(digit => digit === undefined)) return undefined;
  return Number(`${integer}.${decimals.join('')}`);
}

/** The value of one figure: digits (1,234.5, 3万) or a Chinese numeral; undefined when it is neither. */
export function readFigure(text: string): number | undefined {
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?([百千万亿]?)$/.exec(text);
  if (match === null) return chineseToNumber(text);
  const size = match[3] === '' || match[3] === undefined ? 1 : (SMALL_UNITS[match[3]] ?? LARGE_UNITS[match[3]] ?? 1);
  const value = Number(`${match[1]?.replaceAll(',', '')}${match[2] ?? ''}`) * size;
  return Math.abs(value) <= 1e15 ? value : undefined;
}
