import { expect, it } from 'vitest';
import { asksWhetherDue, asksWhyDue } from '../../../src/domain/tasks/read-deadline-question.ts';

it.each([
  '为什么是这个期限',
  '为什么是这个期限？',
  '为什么期限是这天',
  '期限为什么是这一天',
  '为什么这么短的期限',
  '期限怎么来的',
  '这个期限是怎么算出来的',
  '为什么11月6日到期',
  '为什么要在周五前交',
])('%s asks what a deadline follows from', text => expect(asksWhyDue(text)).toBe(true));

it.each(['整改期限怎么算', '装机时限为什么是这样', '为什么扣分', '报表期限是几天', '期限还算吗', '为什么'])(
  '%s does not',
  text => expect(asksWhyDue(text)).toBe(false),
);

it('期限还算吗 asks whether it still runs', () => expect(asksWhetherDue('期限还算吗')).toBe(true));
