import { expect, it } from 'vitest';
import { readKpiQuestion } from '../../../src/domain/kpi/read-question.ts';

const now = new Date('2026-11-12T10:00:00+08:00');

it.each([
  ['本季度排名', { kind: 'ranking', period: '2026-Q4' }],
  ['排名', { kind: 'ranking', period: '2026-Q4' }],
  ['上季度全市考核排名怎么样？', { kind: 'ranking', period: '2026-Q3' }],
  ['年度排名', { kind: 'ranking', period: '2026' }],
  ['这季度各部门怎么算出来的', { kind: 'ranking', period: '2026-Q4' }],
  ['上个月10000号得分怎么算的', { kind: 'explain', period: '2026-10', of: '10000号' }],
  ['我们部门得分是怎么来的', { kind: 'explain', period: '2026-Q4', of: '' }],
  ['三季度渠县分公司的成绩怎么算的', { kind: 'explain', period: '2026-Q3', of: '渠县分公司' }],
  ['这季度我们部门多少分', { kind: 'explain', period: '2026-Q4', of: '' }],
  ['上个月我们部门得了多少分？', { kind: 'explain', period: '2026-10', of: '' }],
  ['我们部门为什么扣了1.5分', { kind: 'points', period: '2026-Q4', of: '', amount: '1.5' }],
  ['公众客户部上季度为啥被扣分了？', { kind: 'points', period: '2026-Q3', of: '公众客户部' }],
  ['如果这单再逾期会怎样', { kind: 'whatIf' }],
  ['这单再逾期会怎么样', { kind: 'whatIf' }],
  ['DB-2026-0001再逾期会怎样', { kind: 'whatIf' }],
  ['通川营业厅本季度得分', { kind: 'explain', period: '2026-Q4', of: '通川营业厅' }],
  ['渠县分公司三季度的成绩怎么样', { kind: 'explain', period: '2026-Q3', of: '渠县分公司' }],
  ['本季度我们排第几', { kind: 'ranking', period: '2026-Q4' }],
  ['为什么我们排第三', { kind: 'explain', period: '2026-Q4', of: '' }],
  ['上季度我们部门为什么排倒数第一', { kind: 'explain', period: '2026-Q3', of: '' }],
  ['如果 DB-2026-0001 再超期扣多少分？', { kind: 'whatIf' }],
  ['如果我们再扣2分会怎样', { kind: 'whatIfPoints', of: '', points: '2' }],
  ['要是公众客户部本季度再扣1.5分，排名会怎样？', { kind: 'whatIfPoints', of: '公众客户部', points: '1.5' }],
  ['如果我们部门再被扣两分半，排第几', { kind: 'whatIfPoints', of: '', points: '2.5' }],
  ['如果再扣半分会怎么样', { kind: 'whatIfPoints', of: '', points: '0.5' }],
  ['公众客户部再扣3分会掉到第几名', { kind: 'whatIfPoints', of: '公众客户部', points: '3' }],
  ['公众客户部这个月再扣3分排第几', { kind: 'whatIfPoints', of: '公众客户部', points: '3' }],
  ['上季度排名第一是谁', { kind: 'ranking', period: '2026-Q3' }],
  ['哪个部门最差', { kind: 'ranking', period: '2026-Q4' }],
  ['本季度得分最高的部门', { kind: 'ranking', period: '2026-Q4' }],
])('%s', (text, question) => {
  expect(readKpiQuestion(text, now)).toEqual(question);
});

it.each([
  '本月营业厅检查得分',
  '如果上季度再扣2分会怎样',
  '如果不合格扣2分怎么办理',
  '投诉处理得分',
  '宽带修障时限是多久',
  '怎么投诉',
  '用户信息泄露怎么处理',
  '为什么要打分',
])('%s is no question about scores', text => {
  expect(readKpiQuestion(text, now)).toBeUndefined();
});
