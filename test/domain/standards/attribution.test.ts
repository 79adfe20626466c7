import { describe, expect, test } from 'vitest';
import { misattributes } from '../../../src/domain/standards/attribution.ts';

const FAULT = '接到障碍申告后，城镇48小时、农村72小时内修复或者调通。';
const FIRST = '责任部门应当在受理后24小时内首次响应客户，说明处理人。重大投诉在2小时内首次响应。';
const CLOSE = '一般投诉在3个工作日内办结，严重投诉在5个工作日内办结，重大投诉在24小时内提出方案、7个工作日内办结。';
const PAY = '单笔赔付500元以内由部门负责人审批，500元至3000元由客户服务部负责人审批，3000元以上由分管领导审批。';

describe('given to somebody else', () => {
  test.each([
    [FAULT, '农村48小时内修复。'],
    [FAULT, '城镇72小时、农村48小时内修复。'],
    [FAULT, '农村用户的故障，应当在48小时内修复。'],
    [FAULT, '72小时内修好（城镇），48小时内（农村）。'],
    [FAULT, '城里的障碍72小时内修好。'],
    [FAULT, '城镇和农村分别为72小时和48小时。'],
    [CLOSE, '严重投诉3个工作日内办结。'],
    [CLOSE, '一般投诉7个工作日内办结。'],
    [FIRST, '重大投诉24小时内首次响应。'],
    [PAY, '500元以内由分管领导审批。'],
  ])('%s → %s', (clause, answer) => {
    expect(misattributes(answer, [clause])).toBe(true);
  });
});

describe('given to whom the clause gives it', () => {
  test.each([
    [FAULT, '城镇48小时内，农村72小时内修复。'],
    [FAULT, '48小时内修好（城镇），72小时内（农村）。'],
    [FAULT, '城里48小时，乡下72小时内修好。'],
    [FAULT, '城镇和农村分别为48小时和72小时。'],
    [FAULT, '农村和城镇分别为72小时和48小时。'],
    [FAULT, '障碍最长72小时内修复。'],
    [CLOSE, '一般投诉3个工作日、严重投诉5个工作日、重大投诉7个工作日内办结。'],
    [CLOSE, '重大投诉要在24小时内拿出方案，7个工作日内办完。'],
    [FIRST, '投诉24小时内首次响应。'],
    [FIRST, '受理后24小时内首次响应，重大投诉2小时内首次响应。'],
    [PAY, '500元以内部门负责人批，3000元以上分管领导批。'],
  ])('%s → %s', (clause, answer) => {
    expect(misattributes(answer, [clause])).toBe(false);
  });
});
