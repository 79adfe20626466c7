import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createModels } from '../../src/llm/configured.ts';
import type { ModelCall } from '../../src/llm/model.ts';
import { loadLibraries } from '../bench/question-libraries.ts';
import { type Question, reportQuestions } from '../bench/question-report.ts';
import { startScriptedModel } from '../bench/scripted-model.ts';
import { needsSharedData } from '../helpers/shared-data.ts';

needsSharedData();

const held = JSON.parse(
  readFileSync(new URL('../search/unseen-questions.json', import.meta.url), 'utf8'),
) as Question[];

test('the whole path through a server that rewrites and ranks, over questions nothing was tuned on: no worse than without it', async () => {
  const libraries = loadLibraries();
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
  // A weak script may move a right clause down a little, never far.
  expect(helped.firstThree / helped.answerable).toBeGreaterThan(without.firstThree / without.answerable - 0.05);
  expect(helped.unanswerableAnswered).toBeLessThanOrEqual(Math.max(1, without.unanswerableAnswered));
});
