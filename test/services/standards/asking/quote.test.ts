import { expect, it } from 'vitest';
import { splitPieces } from '../../../../src/search/pieces.ts';
import { hasList, quoteOf } from '../../../../src/services/standards/asking/quote.ts';

const LONG = '这一句只是为了让条款够长而写在前面的，说的是别的事情，和问题没有任何关系，读者也用不着看它。';
const quote = (text: string, words: string) =>
  quoteOf(
    { id: '', text },
    splitPieces(text).filter(piece => piece.text.includes(words)),
  );

it('the sentence that answers, with its exception', () => {
  const text = `${LONG}应当在48小时内修复。但是，属于终端设备原因的除外。${LONG}`;
  expect(quote(text, '48小时')).toEqual({ text: '应当在48小时内修复。但是，属于终端设备原因的除外。', isWhole: false });
});

it('a point with the sentence it hangs on; a gap between sentences is marked', () => {
  const list = `${LONG}\n自下达之日起计算：\n（一）3个工作日内查明原因；\n（二）10个工作日内整改到位。`;
  expect(quote(list, '10个工作日').text).toBe('自下达之日起计算：\n（二）10个工作日内整改到位。');
  expect(quote(`甲事24小时内办结。${LONG}${LONG}乙事48小时内办结。`, '办结').text).toBe(
    '甲事24小时内办结。……乙事48小时内办结。',
  );
});

it('a list that answers is whole, a short clause too', () => {
  const list = `${LONG}\n不得有下列行为：\n（一）甲；\n（二）乙；\n（三）丙。\n另有规定的，从其规定。`;
  expect(quote(list, '不得').text).toBe('不得有下列行为：\n（一）甲；\n（二）乙；\n（三）丙。\n另有规定的，从其规定。');
  expect(quote('短条款。只有两句。', '短条款')).toEqual({ text: '短条款。只有两句。', isWhole: true });
  expect([hasList({ id: '', text: list }), hasList({ id: '', text: LONG })]).toEqual([true, false]);
});
