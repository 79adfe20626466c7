import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ANSWERS } from '../../../prisma/seed/answers/answers.ts';
import { CONFIRMED_QUESTIONS } from '../../../prisma/seed/answers/confirmed-questions.ts';
import { answerRows } from '../../../prisma/seed/answers/rows.ts';
import { SCRIPTS } from '../../../prisma/seed/answers/scripts.ts';
import { readDocuments } from '../../../prisma/seed/documents.ts';
import { checkAnswerText, checkQuestionText } from '../../../src/domain/questions/answer-text.ts';
import { variantsOf } from '../../../src/domain/questions/approved-match.ts';
import { questionKey } from '../../../src/domain/questions/question-key.ts';

const documents = await readDocuments();
const textOf = new Map(
  documents.flatMap(({ standard, parsed }) =>
    parsed.clauses.map(({ path, text }) => [`${standard.title}#${path}`, { path, text }]),
  ),
);
const boundTo = (refs: readonly { standard: string; path: string }[]) =>
  refs.map(({ standard, path }) => textOf.get(`${standard}#${path}`)!);

describe('approved texts of the demo branch', () => {
  test.each([...ANSWERS, ...SCRIPTS].map(entry => [entry.question, entry] as const))(
    '%s',
    (_, { question, text, clauses }) => {
      expect(clauses.every(({ standard, path }) => textOf.has(`${standard}#${path}`))).toBe(true);
      expect(checkAnswerText(text, boundTo(clauses))).toBeUndefined();
      expect(checkQuestionText(question)).toBeUndefined();
    },
  );

  test('about twenty situations and six answers, no two the same', () => {
    expect([ANSWERS.length, SCRIPTS.length >= 20]).toEqual([6, true]);
    const questions = [...ANSWERS, ...SCRIPTS].flatMap(({ question }) => variantsOf(question));
    expect(new Set(questions.map(questionKey)).size).toBe(questions.length);
  });

  test('numbered through, written by one and approved by another', () => {
    const rows = answerRows(documents);
    expect(rows.answers.map(row => row.no)).toContain('KJ-2026-0023');
    expect(rows.sequences).toEqual([
      { name: 'DF-2026', value: 6 },
      { name: 'KJ-2026', value: 23 },
    ]);
    expect(rows.answers.every(row => row.writtenById !== row.approvedById && row.status === 'approved')).toBe(true);
  });
});

describe('confirmed questions of the demo branch', () => {
  test('a dozen clauses, each of which exists', () => {
    expect(
      new Set(CONFIRMED_QUESTIONS.map(({ clause }) => `${clause.standard}#${clause.path}`)).size,
    ).toBeGreaterThanOrEqual(12);
    expect(boundTo(CONFIRMED_QUESTIONS.map(({ clause }) => clause)).every(clause => clause !== undefined)).toBe(true);
  });

  test('none is a question that retrieval is measured with', () => {
    const measured = ['development-questions.json'].flatMap(
      name => JSON.parse(readFileSync(new URL(`../../search/${name}`, import.meta.url), 'utf8')) as { text: string }[],
    );
    const keys = new Set(measured.map(({ text }) => questionKey(text)));
    expect(CONFIRMED_QUESTIONS.filter(({ text }) => keys.has(questionKey(text)))).toEqual([]);
  });
});
