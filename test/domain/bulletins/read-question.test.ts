import { expect, it } from 'vitest';
import { readBulletinQuestion } from '../../../src/domain/bulletins/read-question.ts';

const now = new Date('2026-11-18T10:00:00+08:00');
const bulletins = { kind: 'bulletins', bulletinKind: undefined, period: undefined, own: false };

it.each([
  ['上周周报点了我们哪几条，措施报没报？', { bulletinKind: 'weekly', period: '2026-W46', own: true }],
  ['这个月短板通报点了谁', { bulletinKind: 'weakness', period: '2026-11' }],
  ['10月月报通报了哪些单位', { bulletinKind: 'monthly', period: '2026-10' }],
  ['第45周周报里有我们哪几条问题？', { bulletinKind: 'weekly', period: '2026-W45', own: true }],
  ['短板通报的措施执行了没有', { bulletinKind: 'weakness' }],
  ['通报的问题都整改了吗', {}],
  ['我们的措施报了没有', { own: true }],
])('%s', (text, asked) => {
  expect(readBulletinQuestion(text, now)).toMatchObject({ ...bulletins, ...asked });
});

it.each(['WT-2026-0001 的措施执行了没有', 'wt20260001措施报没报', '请问 WT-2026-0001 落实了吗？'])('%s', text => {
  expect(readBulletinQuestion(text, now)).toEqual({ kind: 'issue', no: 'WT-2026-0001' });
});

it.each([
  '短板通报后几天提交措施',
  '周报什么时候报',
  '短板改进措施有什么要求',
  '宽带装机要多久',
  '通报批评怎么申诉',
  '报措施 WT-2026-0001 换设备，李娜，12月5日',
])('%s is no question about bulletins', text => {
  expect(readBulletinQuestion(text, now)).toBeUndefined();
});
