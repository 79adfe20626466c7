import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createModels } from '../../src/llm/configured.ts';
import type { ModelCall } from '../../src/llm/model.ts';
import { loadLibraries } from '../bench/question-libraries.ts';
import { type Question, reportQuestions } from '../bench/question-report.ts';
import { startScriptedModel } from '../bench/scripted-model.ts';
import { needsSharedData } from '../helpers/shared-data.ts';

needsSharedData();

const questions = JSON.parse(
  readFileSync(new URL('../search/library-questions.json', import.meta.url), 'utf8'),
) as Question[];

test('the whole path through a server that rewrites and ranks, over the held-out questions: no worse, and no question without an answer is answered', async () => {
  const libraries = loadLibraries();
  const held = questions.filter(({ split }) => split === 'test');
  const server = await startScriptedModel();
  const calls: ModelCall[] = [];
  const config = {
    apiKey: 'none',
    baseURL: server.baseURL,
    model: 'scripted',
    embeddingModel: undefined,
    timeoutMs: 20_000,
    dailyTokenBudget: undefined,
  };
  const models = await createModels(config, call => calls.push(call));
  const without = await reportQuestions({}, held, ({ library }) => libraries[library]);
  const helped = await reportQuestions({ models }, held, ({ library }) => libraries[library]);
  await server.close();

  expect(calls.every(({ outcome }) => outcome === 'ok')).toBe(true);
  // Only where the built-in search is not sure is a model asked at all.
  const unsure = held.length - without.answered - without.unanswerableAnswered;
  expect(calls.filter(({ task }) => task.startsWith('rewrite')).length).toBeGreaterThan(0);
  expect(calls.filter(({ task }) => task.startsWith('rank')).length).toBeLessThanOrEqual(unsure);
  expect(helped.answered).toBeGreaterThanOrEqual(without.answered);
  expect(helped.answeredRight / helped.answered).toBeGreaterThan(0.95);
  expect(helped.first / helped.answerable).toBeGreaterThan(0.85);
  expect(helped.firstThree / helped.answerable).toBeGreaterThan(0.92);
  expect(helped.unanswerableAnswered).toBeLessThanOrEqual(Math.max(1, without.unanswerableAnswered));
});
