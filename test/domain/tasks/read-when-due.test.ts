import { expect, it } from 'vitest';
import { asksWhenDue } from '../../../src/domain/tasks/read-deadline-question.ts';

it.each([
  '期限到哪天？',
  '期限到哪天',
  '申诉期到哪天',
  '啥时候到期来着',
  '整改啥时候到期',
  '那整改啥时候到期',
  '最晚哪天',
  '最晚几号交',
  '截止到几号',
  '几号截止',
  '什么时候到期',
])('%s', text => expect(asksWhenDue(text)).toBe(true));

it.each([
  '期限太短',
  '什么时候生效',
  '装机最晚几天',
  '配件哪天到',
  '申诉期限是几个工作日',
  '投诉多久到期怎么算',
  '不知道什么时候到期',
])('%s asks something else', text => expect(asksWhenDue(text)).toBe(false));
