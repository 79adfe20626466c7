import { expect, test } from 'vitest';
import { CANDIDATES_SHOWN, MORE, standardReplies } from '../../../dialogs/standards/replies.ts';
import type { FoundClause } from '../../../src/services/standards/ask-standard.ts';

const clause = (number: string, text: string, passage = text): FoundClause => ({
  id: number,
  standard: '投诉处理办法',
  version: '2026-01-01',
  clause: number,
  number,
  text,
  passage,
});

test('a long clause is cut to the sentence that answers, figures and all', () => {
  const long = `${'前文。'.repeat(120)}一般投诉在3个工作日内办结。`;
  const reply = standardReplies.answer({
    outcome: 'answer',
    clauses: [clause('第十条', long, '一般投诉在3个工作日内办结。')],
    cited: 1,
    worded: null,
  });
  expect(reply.text).toContain('3个工作日');
  expect(reply.text.length).toBeLessThan(120);
});

test('worded from several clauses: every one it rests on is named and cited, the others are offered', () => {
  const clauses = ['第一条', '第二条', '第三条'].map(number => clause(number, `${number}的内容。`));
  const reply = standardReplies.answer({ outcome: 'answer', clauses, cited: 2, worded: '两天。' });
  expect(reply.citations?.map(each => each.clause)).toEqual(['第一条', '第二条']);
  expect(reply.text).toMatch(/^两天。\n\n依据：.*第一条[\s\S]*第二条/);
  expect(reply.text).not.toContain('第三条');
  expect(reply.options).toEqual([{ key: MORE, label: MORE }]);
  expect(standardReplies.answer({ outcome: 'answer', clauses, cited: 3, worded: '三天。' }).options).toEqual([]);
});

test('of many candidates the first are shown, the rest are offered', () => {
  const clauses = ['第一条', '第二条', '第三条', '第四条'].map(number => clause(number, `${number}的内容。`));
  const reply = standardReplies.candidates(clauses);
  expect(reply.citations).toHaveLength(CANDIDATES_SHOWN);
  expect(reply.text).not.toContain('第四条');
  expect(reply.options).toEqual([{ key: MORE, label: MORE }]);
  expect(standardReplies.candidates(clauses.slice(0, 2)).options).toEqual([]);
});
