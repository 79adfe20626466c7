import { expect, test } from 'vitest';
import { isForAnotherClass, referredStandard } from '../../../src/domain/standards/referral.ts';

const FAULT =
  '宽带单户故障，城市24小时内、农村36小时内修复，自客户报障时起算。VIP客户按《VIP客户经理服务标准》的更短时限执行。';

test.each([
  ['vip宽带故障多久修好', FAULT, 'VIP客户经理服务标准'],
  ['宽带故障多久修好', FAULT, undefined],
  ['vip客户多久走访', '每月走访一次。', undefined],
])('%s is sent to %s', (question, clause, standard) => expect(referredStandard(question, clause)).toBe(standard));

test.each([
  ['固话坏了多久修', 'VIP客户经理服务标准', true],
  ['vip固话坏了多久修', 'VIP客户经理服务标准', false],
  ['客户经理多久上门一次', 'VIP客户经理服务标准', false],
  ['几声铃响内要接', '10000号客服代表服务规范', false],
  ['宽带故障多久修好', '宽带装维时限管理规定', false],
])('%s against the class of 《%s》: %s', (question, title, other) =>
  expect(isForAnotherClass(question, title)).toBe(other),
);
