import { expect, test } from 'vitest';
import { bestPassage } from '../../src/search/best-passage.ts';
import { needsSharedData } from '../helpers/shared-data.ts';
import { regulationClauses } from './regulations.ts';

needsSharedData();

const clauses = regulationClauses();
const textOf = (id: string): string => clauses.find(clause => clause.id === id)?.text ?? '';

test.each([
  ['电信服务障碍多久修好', '电信条例/第三十二条', '城镇48小时、农村72小时'],
  ['巨额电信费用超过平均几倍', '电信条例/第三十三条', '5倍以上'],
  ['网络日志要保留几个月', '河南省电信条例/第四十三条', '不少于六个月'],
  ['河南投诉多久必须处理完', '河南省电信条例/第三十八条', '五个工作日内作出处理'],
])('%s', (query, id, expected) => {
  const text = textOf(id);
  const passage = bestPassage(query, text);
  expect(passage.text).toContain(expected);
  expect(text.slice(passage.start, passage.end)).toBe(passage.text);
});

test('a sub-point brings the sentence it hangs on', () => {
  const text = textOf('电信条例/第四十条');
  const passage = bestPassage('限定用户买指定的终端', text);
  expect(passage.text).toMatch(/^\(二\)限定电信用户购买/);
  expect(passage.leadIn?.text).toBe('电信业务经营者在电信服务中，不得有下列行为：');
  expect(text.slice(passage.leadIn?.start, passage.leadIn?.end)).toBe(passage.leadIn?.text);
});

test('nothing shared gives the first sentence; an empty clause gives nothing', () => {
  expect(bestPassage('xyz', '甲。乙。').text).toBe('甲。');
  expect(bestPassage('xyz', '')).toEqual({ text: '', start: 0, end: 0 });
});
