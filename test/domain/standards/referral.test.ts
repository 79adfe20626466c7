import { expect, test } from 'vitest';
import { classesIn } from '../../../src/domain/standards/contrasts.ts';
import { speaksOfClass } from '../../../src/domain/standards/referral.ts';

const FAULT =
  '宽带单户故障，城市24小时内、农村36小时内修复，自客户报障时起算。VIP客户按《VIP客户经理服务标准》的更短时限执行。';
const [VIP] = classesIn('金卡客户') as [number];

test.each([
  ['to send them elsewhere says nothing of them', '宽带装维时限管理规定', FAULT, false],
  ['a rule for them', '投诉处理办法', '严重投诉：VIP客户投诉或者30天内同一客户投诉2次以上；', true],
  ['a standard for them', 'VIP客户经理服务标准', '客户提出需求的，工作时间2小时内响应。', true],
  ['a rule for everybody', '营业厅服务规范', '排队等候不超过10分钟。', false],
])('%s', (_, standard, text, speaks) => expect(speaksOfClass(VIP, { standard, heading: null, text })).toBe(speaks));
