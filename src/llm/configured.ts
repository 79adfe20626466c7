import { answerFromClauses } from '../../prompts/answer-from-clauses.ts';
import { type WordAnswerInput, wordAnswer } from './word-answer.ts';

/** The longest answer in tokens; clauses are short. */
const MAX_OUTPUT_TOKENS = 800;

/** Wording answers by the configured model. The client is loaded only here: without a model it costs no start-up time. */
export async function createWordAnswer(config: {
  apiKey: string;
  baseURL: string | undefined;
  model: string;
  timeoutMs: number;
  dailyTokenBudget: number | undefined;
}) {
  const { createModel } = await import('./client.ts');
  const { baseURL, dailyTokenBudget, ...rest } = config;
  const model = createModel(
    {
      ...rest,
      maxOutputTokens: MAX_OUTPUT_TOKENS,
      ...(baseURL ? { baseURL } : {}),
      ...(dailyTokenBudget ? { dailyTokenBudget } : {}),
    },
    { now: () => new Date() },
  );
  return {
    name: `${model.name} ${answerFromClauses.name}@${answerFromClauses.version}`,
    word: (input: WordAnswerInput) => wordAnswer(model, input),
  };
}
