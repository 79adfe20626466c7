/** Minutes, months or a unit of its own, and how much of it one is. */
const UNITS: Readonly<Record<string, readonly [unit: string, times: number]>> = {
  分钟: ['minutes', 1],
  小时: ['minutes', 60],
  钟头: ['minutes', 60],
  个钟: ['minutes', 60],
  h: ['minutes', 60],
  天: ['minutes', 1440],
  日: ['minutes', 1440],
  自然日: ['minutes', 1440],
  周: ['minutes', 10_080],
  星期: ['minutes', 10_080],
  礼拜: ['minutes', 10_080],
  工作日: ['workdays', 1],
  月: ['months', 1],
  年: ['months', 12],
  元: ['yuan', 1],
  块: ['yuan', 1],
  块钱: ['yuan', 1],
  万元: ['yuan', 10_000],
  '%': ['percent', 1],
  个点: ['percent', 1],
  米: ['metres', 1],
  分: ['points', 1],
  倍: ['times', 1],
  户: ['户', 1],
  次: ['次', 1],
  人: ['人', 1],
  名: ['人', 1],
  岁: ['岁', 1],
};
const names = Object.keys(UNITS).sort((a, b) => b.length - a.length);
const NUMBER = '(?<!第)(?:百分之)?(?:\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千万]+)|半';
const QUANTITY = new RegExp(
  `(${NUMBER})个?(${names.join('|')})(?![a-z])|百分之([零〇一二两三四五六七八九十百\\d.]+)`,
  'gu',
);
/** 2019年 is a date. */
const FIRST_YEAR = 1000;

const DIGITS = '零一二三四五六七八九';
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** The value of a number in Arabic or Chinese figures (48, 四十八, 两, 半). */
export function readNumber(text: string): number {
  if (text === '半') return 0.5;
  if (/^[\d.]+$/u.test(text)) return Number(text);
  let sum = 0;
  let digit = 0;
  for (const character of text) {
    const power = POWERS[character];
    if (power === undefined)
      digit = digit * 10 + Math.max(0, DIGITS.indexOf(character.replace('〇', '零').replace('两', '二')));
    else {
      sum = power === 10_000 ? (sum + digit) * power : sum + (digit || 1) * power;
      digit = 0;
    }
  }
  return sum + digit;
}

/** Every amount in a folded text as a token that is the same however it is written: 48小时, 四十八个钟, 两天. */
export function quantitiesIn(folded: string): string[] {
  return [...folded.matchAll(QUANTITY)].flatMap(([, number = '', name = '', percent]) => {
    if (percent !== undefined) return [`#${readNumber(percent)}percent`];
    const [unit, times] = UNITS[name] ?? [name, 1];
    const value = readNumber(number);
    if ((name === '年' || name === '月') && value >= FIRST_YEAR) return [];
    return [`#${Math.round(value * times * 100) / 100}${unit}`];
  });
}
