import { expect, it } from 'vitest';
import { asksTimeOfDay, namesTimeOfDay } from '../../../src/domain/standards/time-of-day.ts';

it.each([
  ['最晚几点关门', true],
  ['最早几点能上门', true],
  ['几点钟开门', true],
  ['最晚几天办结', false],
  ['最晚多久上门', false],
])('%s', (question, expected) => expect(asksTimeOfDay(question)).toBe(expected));

it.each([
  ['每日8:30至18:00营业', true],
  ['次日10:00前全部回复', true],
  ['每日二十二时至次日六时', true],
  ['下午5点前报送', true],
  ['提供每日24小时人工服务', true],
  ['48小时内装通', false],
  ['同一时段暂停服务的台席', false],
  ['需要三十时限', false],
  ['在5点以内评价', false],
])('%s', (text, expected) => expect(namesTimeOfDay(text)).toBe(expected));
