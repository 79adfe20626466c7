import { expect, it } from 'vitest';
import {
  asksOwnCase,
  contrastsIn,
  isForOthers,
  isQualifier,
  opposes,
  withSide,
} from '../../../src/domain/standards/contrasts.ts';
import { isOfOtherPlace, placeOf } from '../../../src/domain/standards/places.ts';

it.each([
  ['农村宽带多久装好', '城市', true],
  ['农村宽带多久装好', '农村', false],
  ['乡下装宽带最晚几天', '城镇', true],
  ['宽带多久装好', '城市', false],
  ['一般投诉几天办完', '重大投诉', true],
  ['城市和农村一样吗', '农村', false],
])('%s against %s', (question, text, expected) => expect(opposes(question, text)).toBe(expected));

it('a text headed by one side may be for both', () => {
  expect(opposes('农村宽带多久装好', '城市装机', '城市装机：城市48小时、农村72小时')).toBe(false);
  expect(opposes('农村宽带多久装好', '城市装机', '城市装机：48小时')).toBe(true);
});

it('audiences and cases with rules of their own', () => {
  expect(isForOthers('宽带坏了怎么办', 'VIP客户的宽带坏了')).toBe(true);
  expect(isForOthers('钻石卡客户宽带坏了怎么办', 'VIP客户的宽带坏了')).toBe(false);
  expect(asksOwnCase('批量故障多久恢复', '故障24小时内修复')).toBe(true);
  expect(asksOwnCase('故障多久恢复', '故障24小时内修复')).toBe(false);
});

it('only where, when and of what grade are no subjects', () => {
  expect(['农村', '城里', '忙时', '夜间'].every(isQualifier)).toBe(true);
  expect(['移机', '回访', '钻石卡', '投诉'].some(isQualifier)).toBe(false);
});

it('puts one side in the place of the other, in all its words', () => {
  const side = (word: string) => contrastsIn(word)[0]!;
  expect(withSide('城市宽带多久装好', side('农村'))).toBe('农村宽带多久装好');
  expect(withSide('宽带多久装好', side('农村'))).toBe('农村宽带多久装好');
  expect(withSide('宽带故障多久修好', side('移机'))).toBe('宽带移机多久');
});

it('rules of another place do not answer who names one', () => {
  const titles = ['河南省电信条例', '重庆市电信条例', '中华人民共和国电信条例', '投诉处理办法'];
  expect(titles.map(placeOf)).toEqual(['河南', '重庆', undefined, undefined]);
  const left = (question: string) => titles.filter(title => !isOfOtherPlace(question, title, titles));
  expect(left('河南用户投诉多久答复')).toEqual(['河南省电信条例', '中华人民共和国电信条例', '投诉处理办法']);
  expect(left('投诉多久答复')).toEqual(titles);
  expect(left('四川用户投诉多久答复')).toEqual(titles);
});
