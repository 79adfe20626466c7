import { describe, expect, it, test } from 'vitest';
import { checkAnswerText, checkQuestionText, LONGEST_ANSWER } from '../../../src/domain/questions/answer-text.ts';

const clauses = [
  { path: '第二章/第五条', text: '城市48小时内、农村72小时内装通。' },
  { path: '第三章/第十六条', text: '每超过24小时减免3天月租。' },
];

describe('figures of an approved text', () => {
  it.each([
    ['城市48小时内、农村72小时内装通。', undefined],
    ['依据第五条，城市四十八小时内装通。', undefined],
    ['每超过24小时，减免三天月租。', undefined],
    ['我们尽快给您装。', undefined],
    ['两天内装通。', ['两天']],
    ['城市24小时、农村96小时。', ['96小时']],
    ['依据第九条。', ['第九条']],
    ['赔300元。', ['300元']],
  ])('%s', (text, numbers) =>
    expect(checkAnswerText(text, clauses)).toEqual(numbers && { kind: 'unsupported', numbers }),
  );
});

test.each(['城市72小时内、农村48小时内装通。', '您好，农村48小时内装通。'])('%s says a figure of somebody else', text =>
  expect(checkAnswerText(text, clauses)).toEqual({ kind: 'misattributed' }),
);

test('longer than can be said is refused, by characters as people count them', () => {
  expect(checkAnswerText('好'.repeat(LONGEST_ANSWER), clauses)).toBeUndefined();
  expect(checkAnswerText('😀'.repeat(LONGEST_ANSWER), clauses)).toBeUndefined();
  expect(checkAnswerText('好'.repeat(LONGEST_ANSWER + 1), clauses)).toEqual({
    kind: 'tooLong',
    length: LONGEST_ANSWER + 1,
  });
});

test('a question says something, and in a sentence', () => {
  expect(checkQuestionText('啊')).toEqual({ kind: 'tooShort' });
  expect(checkQuestionText('？？？？？')).toEqual({ kind: 'tooShort' });
  expect(checkQuestionText('宽带多久装')).toBeUndefined();
  expect(checkQuestionText('问'.repeat(121))).toEqual({ kind: 'tooLong', length: 121 });
});
