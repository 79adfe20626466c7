import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseToNumber, parseNumber } from '../../../src/domain/language/parse-number.ts';

const DIGITS = '零一二三四五六七八九';

/** The standard way to write 0–9999. */
function toChinese(value: number): string {
  if (value === 0) return '零';
  let text = '';
  let gap = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) gap = gap || text !== '';
    else {
      text += `${gap ? '零' : ''}${DIGITS[digit]}${name}`;
      gap = false;
    }
  }
  return text;
}

describe('parseNumber', () => {
  it.each<[string, number, string?]>([
    ['85', 85],
    ['85.5', 85.5],
    ['85', 85],
    ['八十五', 85],
    ['八十五分', 85, 'points'],
    ['一百零五', 105],
    ['一百五', 150],
    ['九十五点五', 95.5],
    ['九十五点五分', 95.5, 'points'],
    ['百分之八十五', 85, 'percent'],
    ['百分之百', 100, 'percent'],
    ['85%', 85, 'percent'],
    ['85%', 85, 'percent'],
    ['两', 2],
    ['十', 10],
    ['十五', 15],
    ['二〇二六', 2026],
    ['两千三', 2300],
    ['一万二', 12_000],
    ['三万零五十', 30_050],
    ['1,234', 1234],
    ['3万', 30_000],
    ['负五', -5],
    ['-5.5', -5.5],
    ['半分', 0.5, 'points'],
    ['两分半', 2.5, 'points'],
    ['20户', 20, 'count'],
    ['三次', 3, 'count'],
    ['3天', 3, 'days'],
    ['两个小时', 2, 'hours'],
    ['30 分钟', 30, 'minutes'],
    ['85分。', 85, 'points'],
  ])('%s', (raw, value, unit) =>
    expect(parseNumber(raw)).toEqual(unit === undefined ? { kind: 'number', value } : { kind: 'number', value, unit }),
  );

  it.each(['85到90', '85-90', '85~90', '85~90分', '八十至九十', '八九分', '3-5次', '十七八', '8或9'])(
    'range: %s',
    raw => expect(parseNumber(raw)).toEqual({ kind: 'range' }),
  );
  it.each(['第三', '第3', '第三个', '第十二条'])('ordinal: %s', raw =>
    expect(parseNumber(raw)).toEqual({ kind: 'ordinal' }),
  );
  it.each([
    '',
    '约85',
    '85左右',
    '8 5',
    '85分吧嗒',
    '十百',
    '百',
    '一百零',
    '2026-11-20',
    '1e5',
    'abc',
    '85..5',
    '点五',
    '9'.repeat(400),
    '八十五五',
  ])('none: %s', raw => expect(parseNumber(raw)).toEqual({ kind: 'none' }));

  it('reads back every number written in Chinese', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        value => void expect(chineseToNumber(toChinese(value))).toBe(value),
      ),
    );
  });
  it('reads back every number written in digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), hundredths => {
        const value = hundredths / 100;
        expect(parseNumber(`${value}分`)).toEqual({ kind: 'number', value, unit: 'points' });
      }),
    );
  });
  it('takes any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'零一两半十百千万点分到第-.5%', '个') }),
        raw => parseNumber(raw).kind !== undefined,
      ),
    );
  });
});
