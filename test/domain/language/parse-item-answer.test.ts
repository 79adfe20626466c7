import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AnsweredItem,
  type ParsedItemAnswer,
  parseItemAnswer,
} from '../../../src/domain/language/parse-item-answer.ts';

const YES_NO: AnsweredItem = { scoring: 'yesNo', maxPoints: 5 };
const POINTS: AnsweredItem = { scoring: 'points', maxPoints: 10 };
const DEDUCTION: AnsweredItem = { scoring: 'deduction', maxPoints: 10, deductionPer: 2 };
const RATE: AnsweredItem = { scoring: 'sampledRate', maxPoints: 10 };

const points = (value: number, note?: string): ParsedItemAnswer => ({
  kind: 'answer',
  answer: { result: 'scored', points: value },
  ...(note !== undefined && { note }),
});
const sample = (sampled: number, qualified: number, value: number, note?: string): ParsedItemAnswer => ({
  kind: 'answer',
  answer: { result: 'scored', points: value, sampled, qualified },
  ...(note !== undefined && { note }),
});
const times = (occurrences: number, value: number, note?: string): ParsedItemAnswer => ({
  kind: 'answer',
  answer: { result: 'scored', points: value, occurrences },
  ...(note !== undefined && { note }),
});
const contradiction = (...values: number[]): ParsedItemAnswer => ({ kind: 'contradiction', values });
const NONE: ParsedItemAnswer = { kind: 'none' };
const OTHER: ParsedItemAnswer = { kind: 'otherScale' };

describe('parseItemAnswer', () => {
  it.each(['4分 3分', '满分，3分', '合格 2'])('a second bare figure is no remark: %s', text => {
    expect(parseItemAnswer(text, { scoring: 'yesNo', maxPoints: 4 }).kind).toBe('contradiction');
  });

  it.each<[string, ParsedItemAnswer]>([
    ['是', points(5)],
    ['合格', points(5)],
    ['达标', points(5)],
    ['有', points(5)],
    ['没问题', points(5)],
    ['√', points(5)],
    ['满分', points(5)],
    ['5分', points(5)],
    ['否', points(0)],
    ['不合格', points(0)],
    ['不达标', points(0)],
    ['没有', points(0)],
    ['×', points(0)],
    ['不是', points(0)],
    ['0', points(0)],
    ['扣5分', points(0)],
    ['不合格,工装没穿', points(0, '工装没穿')],
    ['否 工牌没戴', points(0, '工牌没戴')],
    ['合格但地面有水', points(5, '但地面有水')],
    ['是否', contradiction(5, 0)],
    ['有没有', contradiction(5, 0)],
    ['合格,不合格', contradiction(5, 0)],
    ['3分', OTHER],
    ['扣2分，叫号机坏了', OTHER],
    ['扣2分叫号机坏了', OTHER],
    ['扣2分，其余满分', OTHER],
    ['2处', OTHER],
    ['扣2分 满分', contradiction(5, 3)],
    ['满分，扣2分', contradiction(5, 3)],
    ['扣2分叫号机坏了 满分', contradiction(5, 3)],
    ['合格（扣2分）', contradiction(5, 3)],
    ['合格，2处', contradiction(5)],
    ['不合格，扣2分', contradiction(0, 3)],
    ['不合格，2处', points(0, '2处')],
    ['合格，未发现', points(5, '未发现')],
    ['6分', { kind: 'outOfRange', value: 6, min: 0, max: 5 }],
    ['不是不合格', NONE],
    ['没有不合格', NONE],
    ['合格率很低', NONE],
    ['可能合格', NONE],
    ['合格吧?', NONE],
    ['合格,不确定', NONE],
  ])('yes or no: %s', (raw, expected) => expect(parseItemAnswer(raw, YES_NO)).toEqual(expected));

  it.each<[string, ParsedItemAnswer]>([
    ['8', points(8)],
    ['8分', points(8)],
    ['八分', points(8)],
    ['8.5分', points(8.5)],
    ['8.25', points(8.25)],
    ['8.255', NONE],
    ['得8分', points(8)],
    ['8/10', points(8)],
    ['满分', points(10)],
    ['满分10分', points(10)],
    ['没问题', points(10)],
    ['不得分', points(0)],
    ['扣2分', points(8)],
    ['扣两分', points(8)],
    ['扣0.3分', points(9.7)],
    ['扣半分', points(9.5)],
    ['扣一分半', points(8.5)],
    ['扣2', points(8)],
    ['扣光', points(0)],
    ['扣2分,叫号机坏了一台', points(8, '叫号机坏了一台')],
    ['扣2分叫号机坏了一台', points(8, '叫号机坏了一台')],
    ['扣2分还是3分', NONE],
    ['扣2分不对', NONE],
    ['扣2分或者', NONE],
    ['满分10分得8分', points(8)],
    ['8分(扣2分)', points(8)],
    ['8分(扣3分)', contradiction(8, 7)],
    ['扣2分 叫号机 坏了一台', points(8, '叫号机 坏了一台')],
    ['叫号机坏了一台,扣2分', points(8, '叫号机坏了一台')],
    ['因为叫号机坏了,扣2分', points(8, '因为叫号机坏了')],
    ['扣2分因为叫号机坏了', points(8, '叫号机坏了')],
    ['扣2分(叫号机坏了2台,8号台)', points(8, '叫号机坏了2台,8号台')],
    ['8分 备注:9分的人太多', points(8, '9分的人太多')],
    ['8分,备注:两台', points(8, '两台')],
    ['扣2分,得8分', points(8)],
    ['扣2分得满分', contradiction(8, 10)],
    ['8分9分', contradiction(8, 9)],
    ['8分,9分', contradiction(8, 9)],
    ['8 9', contradiction(8, 9)],
    ['8、9', contradiction(8, 9)],
    ['满分,但扣2分', contradiction(10, 8)],
    ['8到9', { kind: 'range' }],
    ['85到90', { kind: 'range' }],
    ['8-9分', { kind: 'range' }],
    ['八九分', { kind: 'range' }],
    ['扣2到3分', { kind: 'range' }],
    ['11', { kind: 'outOfRange', value: 11, min: 0, max: 10 }],
    ['扣12分', { kind: 'outOfRange', value: 12, min: 0, max: 10 }],
    ['-2', { kind: 'outOfRange', value: -2, min: 0, max: 10 }],
    ['大概8分', NONE],
    ['8分左右', NONE],
    ['约8分', NONE],
    ['不合格', OTHER],
    ['是', NONE],
    ['2次', OTHER],
    ['扣12次', OTHER],
    ['扣2分，2处', points(8, '2处')],
    ['满分，不合格', contradiction(10)],
    ['第三', NONE],
    ['叫号机坏了', NONE],
    ['', NONE],
    ['备注:扣2分', NONE],
  ])('points: %s', (raw, expected) => expect(parseItemAnswer(raw, POINTS)).toEqual(expected));

  it.each<[string, ParsedItemAnswer]>([
    ['2次', times(2, 6)],
    ['两处', times(2, 6)],
    ['出现3次', times(3, 4)],
    ['发现两处,台席脏', times(2, 6, '台席脏')],
    ['9次', times(9, 0)],
    ['0次', times(0, 10)],
    ['一个，不是两个', times(1, 8)],
    ['扣2分，不是4分', points(8)],
    ['未发现', times(0, 10)],
    ['扣2次', times(2, 6)],
    ['扣12次', times(12, 0)],
    ['扣2分', points(8)],
    ['8分', points(8)],
    ['2次,扣4分', times(2, 6)],
    ['2次,扣2分', contradiction(6, 8)],
    ['满分', points(10)],
    ['没有', NONE],
    ['不合格', OTHER],
    ['不合格 台席脏', OTHER],
    ['2处，不合格', times(2, 6, '不合格')],
    ['2到3次', { kind: 'range' }],
  ])('deduction: %s', (raw, expected) => expect(parseItemAnswer(raw, DEDUCTION)).toEqual(expected));

  it.each<[string, ParsedItemAnswer]>([
    ['18/20', sample(20, 18, 9)],
    ['20户18户达标', sample(20, 18, 9)],
    ['20户,18户达标', sample(20, 18, 9)],
    ['抽20户合格18', sample(20, 18, 9)],
    ['20个里18个', sample(20, 18, 9)],
    ['20中18', sample(20, 18, 9)],
    ['二十户十八户达标', sample(20, 18, 9)],
    ['抽查了20个客户,其中18个达标', sample(20, 18, 9)],
    ['18户达标,共20户', sample(20, 18, 9)],
    ['20户2户不合格', sample(20, 18, 9)],
    ['20户全部达标', sample(20, 20, 10)],
    ['20户都不合格', sample(20, 0, 0)],
    ['2/3', sample(3, 2, 6.67)],
    ['1/8', sample(8, 1, 1.25)],
    ['18/20,两户没接电话', sample(20, 18, 9, '两户没接电话')],
    ['抽查20户,18户达标,两户没接电话', sample(20, 18, 9, '两户没接电话')],
    ['21/20', { kind: 'outOfRange', value: 21, min: 0, max: 20 }],
    ['20户22户达标', { kind: 'outOfRange', value: 22, min: 0, max: 20 }],
    ['18/20,17/20', contradiction(9, 8.5)],
    ['满分', points(10)],
    ['0/0', NONE],
    ['20 18', NONE],
    ['18', NONE],
    ['18户', NONE],
    ['18户达标', NONE],
    ['90%', NONE],
    ['合格', OTHER],
    ['扣2分', OTHER],
    ['18/20，达标', sample(20, 18, 9, '达标')],
    ['18/20，扣3分', contradiction(9, 7)],
    ['18到20', { kind: 'range' }],
  ])('sampled rate: %s', (raw, expected) => expect(parseItemAnswer(raw, RATE)).toEqual(expected));

  const ITEMS = [YES_NO, POINTS, DEDUCTION, RATE];
  it.each(['不适用', '不涉及', '无此项', '没有此项业务', 'NA', 'n/a', '这项不适用'])('not applicable: %s', raw => {
    for (const item of ITEMS)
      expect(parseItemAnswer(raw, item)).toEqual({ kind: 'answer', answer: { result: 'notApplicable' } });
  });
  it('keeps a remark with not applicable', () =>
    expect(parseItemAnswer('不适用,该厅没有叫号机', POINTS)).toEqual({
      kind: 'answer',
      answer: { result: 'notApplicable' },
      note: '该厅没有叫号机',
    }));
  it.each([
    '其余满分',
    '其他都满分',
    '剩下的全部合格',
    '后面都没问题',
    '其余都是满分',
    '其他项都给满分吧',
    '都满分',
    '其余的都满分。',
  ])('rest full: %s', raw => {
    for (const item of ITEMS) expect(parseItemAnswer(raw, item)).toEqual({ kind: 'restFull' });
  });
  it('keeps both halves of "this one so, the rest full"', () =>
    expect(parseItemAnswer('扣2分,其余满分', POINTS)).toEqual({
      kind: 'answer',
      answer: { result: 'scored', points: 8 },
      restFull: true,
    }));

  it('awards what is written, and takes off what is taken off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), hundredths => {
        const value = hundredths / 100;
        expect(parseItemAnswer(`${value}分`, POINTS)).toEqual(points(value));
        expect(parseItemAnswer(`扣${value}分`, POINTS)).toEqual(points((1000 - hundredths) / 100));
      }),
    );
  });
  it('a sample never leaves the scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (sampled, part) => {
        const parsed = parseItemAnswer(`${part}/${sampled}`, RATE);
        if (part > sampled) expect(parsed).toEqual({ kind: 'outOfRange', value: part, min: 0, max: sampled });
        else expect(parsed).toEqual(sample(sampled, part, Math.round((part * 1000) / sampled + 1e-9) / 100));
      }),
    );
  });
  it('takes any text without throwing and never scores outside the scale', () => {
    const words = fc.constantFrom(
      '扣',
      '2',
      '分',
      '满分',
      '不',
      '合格',
      '次',
      ',',
      ' ',
      '/',
      '户',
      '20',
      '其余',
      '备注:',
      '-',
      '半',
      '但',
      '(',
      ')',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), fc.constantFrom(...ITEMS), (parts, item) => {
        const parsed = parseItemAnswer(parts.join(''), item);
        if (parsed.kind !== 'answer' || parsed.answer.result !== 'scored') return;
        expect(parsed.answer.points).toBeGreaterThanOrEqual(0);
        expect(parsed.answer.points).toBeLessThanOrEqual(item.maxPoints);
      }),
    );
  });
  it('answers a very long message', () => expect(parseItemAnswer('扣2分'.repeat(600), POINTS)).toEqual(NONE));
});
