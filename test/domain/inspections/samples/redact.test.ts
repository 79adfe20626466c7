import { describe, expect, it } from 'vitest';
import { maskPerson } from '../../../../src/domain/inspections/samples/redact.ts';

describe('what the inspected side reads of a customer', () => {
  it.each([
    ['王庄3组', '王庄3组'],
    ['张伟', '张某'],
    ['没穿鞋套，联系人：李明', '没穿鞋套，联系人'],
    ['户主张建国 13812345678 不满意', '户主 不满意'],
    ['王师傅说已修好', '某师傅说已修好'],
    ['空号', '空号'],
  ])('%s', (raw, expected) => expect(maskPerson(raw)).toBe(expected));
});
