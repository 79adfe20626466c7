import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfirm } from '../../../src/domain/language/parse-confirm.ts';

const YES =
  '是 是的 是啊 对 对的 对对对 没错 确认 确定 可以 可以的 好 好的 好吧 好嘞 行 行吧 嗯 嗯嗯 提交 提交吧 确认提交 没问题 没有问题 无误 同意 要 需要 继续 ok OK yes Y y OK 👍 👍🏽 ✅ √ [强] 好的。 好的,提交 就这样';
const NO =
  '否 不 不是 不是的 不对 不行 别 不确认 不可以 不提交 别提交 先不 先不提交 暂不 不要 不用 不用了 不好 不同意 不需要 没有 还没有 算了 错 错了 有误 取消不算 no No NO n 不不不 不,不对 👎 ❌ × [弱]';
const UNKNOWN = [
  '是不是',
  '是/否',
  '是 否',
  '好不好',
  '可以吗',
  '对吗?',
  'no?',
  '不确定',
  '不一定',
  '也许',
  '取消',
  '再想想',
  '85',
  '是,但是要改一项',
  '不,确认',
  '👍👎',
  '',
  '通川营业厅',
  '对对错',
  'yes no',
  '不是不行',
];

describe('parseConfirm', () => {
  it.each(YES.split(' '))('yes: %s', raw => expect(parseConfirm(raw)).toBe('yes'));
  it.each(NO.split(' '))('no: %s', raw => expect(parseConfirm(raw)).toBe('no'));
  it.each(UNKNOWN)('unknown: %s', raw => expect(parseConfirm(raw)).toBe('unknown'));

  it('never takes a refusal for consent', () => {
    const refusal = fc.constantFrom('不', '别', '先不', '暂不');
    const verb = fc.constantFrom('确认', '提交', '可以', '要', '同意', '行', '是');
    fc.assert(fc.property(refusal, verb, (word, what) => void expect(parseConfirm(word + what)).toBe('no')));
  });
  it('takes any text, of any length', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'是不对好的第一二个都要和12B,? 👍') }), raw =>
        ['yes', 'no', 'unknown'].includes(parseConfirm(raw)),
      ),
    );
    expect(parseConfirm(`${'嗯'.repeat(1999)}x`)).toBe('unknown');
  });
});
