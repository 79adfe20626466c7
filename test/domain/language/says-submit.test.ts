import { expect, it } from 'vitest';
import { isLooseFull } from '../../../src/domain/language/loose-full.ts';
import { type AnsweredItem, parseItemAnswer } from '../../../src/domain/language/parse-item-answer.ts';
import { saysSubmit } from '../../../src/domain/language/says-submit.ts';

const ITEM: AnsweredItem = { scoring: 'deduction', maxPoints: 8, deductionPer: 2 };

it.each(['交了吧', '提交吧', '就这样交', '没问题 交了吧', '没问题，提交吧', '可以交了', '确认提交', '都填完了 提交'])(
  'submits, and answers nothing: %s',
  text => {
    expect(saysSubmit(text)).toBe(true);
    expect(parseItemAnswer(text, ITEM)).toEqual({ kind: 'none' });
  },
);

it.each(['别交', '先不提交', '还没交', '可以交了吗', '好的', '没问题', '材料没交', ''])('does not: %s', text => {
  expect(saysSubmit(text)).toBe(false);
});

it('is no remark of the answer beside it', () => {
  expect(parseItemAnswer('2处 交了吧', ITEM)).toEqual({
    kind: 'answer',
    answer: { result: 'scored', points: 4, occurrences: 2 },
  });
});

it.each<[string, boolean]>([
  ['没问题', true],
  ['好的', true],
  ['没问题，挺快的', true],
  ['👍', true],
  ['满分', false],
  ['合格', false],
  ['没问题，满分', false],
  ['不扣', false],
  ['8分', false],
])('all points in a loose word: %s %s', (text, loose) => expect(isLooseFull(text)).toBe(loose));
