import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rankOfLevel } from '../../src/domain/standards/levels.ts';
import { evaluate } from '../../src/search/evaluate.ts';
import { buildIndex } from '../../src/search/index.ts';
import { judge } from '../../src/search/outcome.ts';
import { search } from '../../src/search/search.ts';
import { needsSharedData } from '../helpers/shared-data.ts';
import { type RegulationClause, regulationClauses } from './regulations.ts';

needsSharedData();

type Question = {
  text: string;
  kind: 'answerable' | 'offDomain' | 'nearDomain';
  split: 'dev' | 'test';
  relevant: string[];
};

const questions = JSON.parse(readFileSync(new URL('./questions.json', import.meta.url), 'utf8')) as Question[];
// One edition of each standard, as the application indexes them.
const index = buildIndex(regulationClauses(file => !file.name.includes('2019-03-24')));
const find = (text: string) =>
  search(index, text, { limit: 10, rankOf: (document: RegulationClause) => rankOfLevel(document.level) });
const held = questions.filter(question => question.split === 'test');

test('every relevant clause exists', () => {
  const ids = new Set(index.documents.map(document => document.id));
  expect(questions.flatMap(question => question.relevant).filter(id => !ids.has(id))).toEqual([]);
});

// The floors lie a little below the measured figures (src/search/README.md).
test('held-out questions find their clause', () => {
  const answerable = held
    .filter(question => question.kind === 'answerable')
    .map(question => ({ ...question, id: question.text }));
  const result = evaluate(answerable, text => find(text).map(hit => hit.id));
  expect(result.questions).toBe(36);
  expect(result.hitAt1).toBeGreaterThan(0.83);
  expect(result.hitAt5).toBeGreaterThan(0.91);
});

test('no held-out question without an answer gets one, and few with one get none', () => {
  const outcome = ({ text }: Question): string => judge(text, find(text), index).outcome;
  const of = (kind: Question['kind']): string[] => held.filter(question => question.kind === kind).map(outcome);
  expect(of('offDomain').filter(result => result !== 'none')).toEqual([]);
  expect(of('nearDomain')).not.toContain('answer');
  expect(of('answerable').filter(result => result === 'none').length).toBeLessThanOrEqual(2);
  expect(of('answerable').filter(result => result === 'answer').length).toBeGreaterThanOrEqual(24);
});
