import { describe, expect, it } from 'vitest';
import { objects } from '../../../src/domain/rectification/objects.ts';

describe('an objection in an answer', () => {
  it.each([
    ['这次扣得不合理，我不认', true],
    ['扣分不合理', true],
    ['我们不服', true],
    ['这太不合理了', true],
    ['凭什么扣我们的分', true],
    ['扣错了', true],
    ['我不同意这个结果', true],
    ['员工不认真', false],
    ['新员工不认识这个指示灯', false],
    ['客户不接受解释', false],
    ['排班不合理，高峰期人手不够', false],
    ['灯管老化', false],
    ['没有照片', false],
  ])('%s: %s', (text, expected) => expect(objects(text)).toBe(expected));
});
