import { expect, test } from 'vitest';
import { limitAsked } from '../../../src/domain/standards/over-limit.ts';

test.each([
  ['36小时没修好算超时吗', '故障修复要多久'],
  ['3天还没装上，超没超', '新装要多久'],
  ['投诉都5天了还没办结，算逾期吗', '投诉办结要多久'],
  ['工单什么时候算超时', undefined],
  ['超时了怎么办', undefined],
  ['36小时内要修好吗', undefined],
])('%s → %s', (question, limit) => expect(limitAsked(question)).toBe(limit));
