import { describe, expect, it } from 'vitest';
import { aboutSubject, readComparison } from '../../../src/domain/standards/comparison.ts';

const sides = (question: string) => {
  const read = readComparison(question);
  return read && [read.left.name, read.left.question, read.right.name, read.right.question];
};

describe('two sides', () => {
  it.each([
    ['投诉和申诉的时限有什么不同', ['投诉', '投诉时限', '申诉', '申诉时限']],
    ['宽带装机城市和农村有什么区别', ['城市', '城市宽带装机', '农村', '农村宽带装机']],
    ['宽带故障城市和农村修复时限有什么区别', ['城市', '城市宽带故障修复时限', '农村', '农村宽带故障修复时限']],
    ['装机和移机哪个时间长', ['装机', '装机时限', '移机', '移机时限']],
    ['对比一下装机和移机的时限', ['装机', '装机时限', '移机', '移机时限']],
    ['宽带城里和农村的修复时限是否一样', ['城里', '城里宽带修复时限', '农村', '农村宽带修复时限']],
    ['整改通知和整改督办单的区别是什么', ['整改通知', '整改通知', '整改督办单', '整改督办单']],
    ['钻石卡和金卡客户联系次数有什么区别', ['钻石卡', '钻石卡客户联系次数', '金卡', '金卡客户联系次数']],
    [
      'VIP客户和普通客户的故障修复时限差几个小时',
      ['VIP客户', 'VIP客户故障修复时限', '普通客户', '普通客户故障修复时限'],
    ],
    ['主营业厅跟农客营业厅关门时间不同吗', ['主营业厅', '主营业厅关门时间', '农客营业厅', '农客营业厅关门时间']],
    ['一般投诉比重大投诉快几天', ['一般投诉', '一般投诉时限', '重大投诉', '重大投诉时限']],
  ])('%s', (question, expected) => expect(sides(question)).toEqual(expected));
});

it.each([
  '姓名和电话要登记吗',
  '比较严重的投诉多久办结',
  '客户不同意和物业不同意算超时吗',
  '投诉和咨询怎么区分',
  '套餐和协议要签字吗',
  '宽带装机要多久',
])('%s: no comparison', question => expect(readComparison(question)).toBeUndefined());

it('sides that are no subject take the one of the question before', () => {
  const read = readComparison('城镇和农村有什么区别')!;
  expect(read.withoutSubject).toBe(true);
  const about = aboutSubject(read, '宽带装机要多久');
  expect([about.left.question, about.right.question]).toEqual(['城镇宽带装机要多久', '农村宽带装机要多久']);
  // One side that the question named itself is put aside.
  expect(aboutSubject(read, '农村宽带装机要多久').left.question).toBe('城镇宽带装机要多久');
  expect(readComparison('省公司和市公司的测评有什么不同')?.withoutSubject).toBe(false);
  expect(readComparison('装机和移机有什么不同')?.withoutSubject).toBe(false);
});
