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
    ['一个半小时，两天半，三个半月，2年半', ['1.5小时', '2.5日', '3.5个月', '2.5年']],
    ['二〇二六年三月十五日，2026年3月', ['20260315date', '202603年月']],
    ['三月十五日，每月5日', ['315月日', '5日']],
    ['18:30，八点半，8时30分，二点五分', ['18.5时刻', '8.5时刻', '8.5时刻', '2.5分']],
    ['两个礼拜，一刻钟，48个钟', ['2周', '1刻钟', '48小时']],
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

  const CLAUSE =
    '第三章/第三十二条 城镇48小时、农村72小时内修复，每天8:00至20:00受理，扣20元，2026年3月15日起，录音不少于8通。';

  test.each([
    '24小时内修复',
    '二十四小时内修复',
    '２４小时内修复',
    '廿四小时内修复',
    '贰拾肆小时内修复',
    '四十八个半小时内修复',
    '48个半小时',
    '48（分钟）内修复',
    '48-分钟内修复',
    '48晚内修复',
    '48 天内修复',
    '48小时半内修复',
    '二十多元',
    '20多天',
    '几十小时',
    '十几小时内修复',
    '数十元',
    '好几百元',
    '百分之四十八',
    '48%',
    '48至72小时',
    '20-48小时',
    '8:30受理',
    '20:48受理',
    '八点半受理',
    '3月20日起',
    '2026年8月',
    '15日内修复',
    '第48条',
    '三十二小时',
    '٤٨小时内修复',
    '४८ 小时',
    '〤〨小时',
    '⑳小时',
    '半个月内修复',
    '半天内修复',
    '俩小时',
    '一个半小时',
    '两三天',
    '1/2',
    '四分之三',
    '八折',
    '20块零5',
    '8.0.1',
    '1e3元',
    '𝟏𝟎小时',
  ])('invented: %s', answer => {
    expect(unsupportedNumbers(answer, [CLAUSE])).not.toEqual([]);
  });

  test.each([
    '四十八小时内修复',
    '城镇４８小时，农村72小时',
    '城镇48、农村72小时',
    '20块钱',
    '从2026年3月15日开始',
    '三月十五日起，2026年起',
    '早8点到晚20点受理：8:00至20:00',
    '录音要有8通以上',
    '一般48小时内，第一时间修好，一律不收，一次性办好',
    '两种情况：城镇48小时；农村72小时',
    '十分抱歉，千万不要超过48小时',
    '第三十二条规定，48小时内',
  ])('supported: %s', answer => {
    expect(unsupportedNumbers(answer, [CLAUSE])).toEqual([]);
  });

  test('without a clause no number is supported; a clause always supports itself', () => {
    expect(unsupportedNumbers('48小时', [])).toEqual(['48小时']);
    expect(unsupportedNumbers(clause, [clause])).toEqual([]);
  });
});
