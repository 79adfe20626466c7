import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numbersIn, unsupportedNumbers } from '../../../src/domain/standards/check-numbers.ts';

const read = (text: string): string[] => numbersIn(text).map(({ value, unit }) => `${value}${unit}`);

describe('numbersIn', () => {
  test.each([
    ['城镇48小时、农村72小时内修复', ['48小时', '72小时']],
    ['四十八小时', ['48小时']],
    ['48/72小时', ['48小时', '72小时']],
    ['三至五个工作日', ['3工作日', '5工作日']],
    ['两天', ['2日']],
    ['半小时', ['0.5小时']],
    ['处1万元以上十万元以下', ['10000元', '100000元']],
    ['百分之三，3‰', ['3%', '3‰']],
    ['三分之二，2/3', [`${2 / 3}分之`, `${2 / 3}分之`]],
    ['2020年6月3日', ['20200603date']],
    ['第三十二条第二款第(二)项', ['32第条', '2第款', '2第项']],
    ['扣0.5分/次', ['0.5分']],
    ['１０秒内', ['10秒']],
    ['1. 您好\n2、再见\n（一）三分钟', ['3分钟']],
    ['统一服务，一个用户，一次性告知，十分满意，第一时间，第三方，万一', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('raw text stands at its place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99999 }), fc.constantFrom('小时', '元', '%', '个工作日'), (value, unit) => {
        const text = `应当在 ${value}${unit} 之内`;
        const [number] = numbersIn(text);
        return number !== undefined && number.value === value && text.startsWith(number.raw, number.at);
      }),
    );
  });
});

describe('unsupportedNumbers', () => {
  const clause = '第三章/第三十二条 城镇48小时、农村72小时内修复或者调通；免收障碍期间的月租费用。';

  test.each([
    ['城镇四十八小时内、农村72小时内修复（第三十二条）。', []],
    ['城镇24小时内修复。', ['24小时']],
    ['城镇48分钟内修复。', ['48分钟']],
    ['两天内修复。', ['两天']],
    ['大约三五天。', ['三五天']],
    ['依据第三十三条，48小时。', ['第三十三条']],
    ['城镇48，农村72。', []],
    ['请放心，一定尽快修复。', []],
  ])('%s', (answer, expected) => {
    expect(unsupportedNumbers(answer, [clause])).toEqual(expected);
  });

  test('without a clause no number is supported; a clause always supports itself', () => {
    expect(unsupportedNumbers('48小时', [])).toEqual(['48小时']);
    expect(unsupportedNumbers(clause, [clause])).toEqual([]);
  });
});
