import { answerFromClauses, type PromptClause } from '../../prompts/answer-from-clauses.ts';
import type { PlaceableItem } from '../../prompts/place-remarks.ts';
import { wordBulletin } from '../../prompts/word-bulletin.ts';
import type { BulletinWording, ToldSentence } from '../domain/bulletins/told-sentence.ts';
import type { Embedding, EmbedTask, ModelCall } from './model.ts';
import { type PlacedRemark, placeOnItems } from './place-remarks.ts';
import { type Ranking, rankForQuestion } from './rank-clauses.ts';
import { type Rewriting, rewriteForSearch } from './rewrite-question.ts';
import { type WordAnswerInput, type WordedAnswer, wordAnswer } from './word-answer.ts';
import { wordSentences } from './word-bulletin.ts';

/** The longest answer in tokens; clauses are short. */
const MAX_OUTPUT_TOKENS = 800;
/** Helping the search may take a fifth of an answer's time, and never longer than this: the person waits for both. */
const HELP_SHARE = 0.2;
const MAX_HELP_MS = 4_000;

export type ConfiguredModel = {
  apiKey: string;
  baseURL: string | undefined;
  model: string;
  embeddingModel: string | undefined;
  transcriptionModel?: string | undefined;
  timeoutMs: number;
  dailyTokenBudget: number | undefined;
};

/**
 * What the configured server can do for the use cases. The client is loaded only here: without a model it costs no start-up time. `onCall` is
 * told of every task that sent something.
 */
export async function createModels(config: ConfiguredModel, onCall: (call: ModelCall) => void) {
  const [{ createModel }, { createEmbedder }, { createGuard }, { createTranscriber }] = await Promise.all([
    import('./client.ts'),
    import('./embed.ts'),
    import('./guard.ts'),
    import('./transcribe.ts'),
  ]);
  const { baseURL, dailyTokenBudget, embeddingModel, transcriptionModel, ...rest } = config;
  const shared = { ...rest, ...(baseURL ? { baseURL } : {}), ...(dailyTokenBudget ? { dailyTokenBudget } : {}) };
  const deps = { now: () => new Date() };
  const guard = createGuard(shared, { ...deps, onCall });
  const model = createModel({ ...shared, maxOutputTokens: MAX_OUTPUT_TOKENS }, { ...deps, guard });
  const timeoutMs = Math.min(MAX_HELP_MS, Math.round(config.timeoutMs * HELP_SHARE));
  const embedder = embeddingModel
    ? createEmbedder({ ...shared, model: embeddingModel }, { ...deps, guard })
    : undefined;
  return {
    name: `${model.name} ${answerFromClauses.name}@${answerFromClauses.version}`,
    word: (input: WordAnswerInput): Promise<WordedAnswer> => wordAnswer(model, input),
    rewrite: (input: { question: string; questionId?: string }): Promise<Rewriting> =>
      rewriteForSearch(model, { ...input, timeoutMs }),
    rank: (input: { question: string; clauses: readonly PromptClause[]; questionId?: string }): Promise<Ranking> =>
      rankForQuestion(model, { ...input, timeoutMs }),
    place: (input: { remarks: readonly string[]; items: readonly PlaceableItem[] }): Promise<PlacedRemark[]> =>
      placeOnItems(model, { ...input, timeoutMs }),
    wordBulletin: async (sentences: readonly ToldSentence[]): Promise<BulletinWording> => ({
      model: `${model.name} ${wordBulletin.name}@${wordBulletin.version}`,
      sentences: await wordSentences(model, sentences),
    }),
    ...(transcriptionModel ? { transcribe: createTranscriber({ ...shared, model: transcriptionModel }) } : {}),
    ...(embedder
      ? {
          embed: {
            model: embedder.name,
            /** A question, while a person waits. */
            question: (text: string, questionId?: string): Promise<Embedding> =>
              embedder.embed({ texts: [text], timeoutMs, ...(questionId === undefined ? {} : { questionId }) }),
            /** Clauses, in the background. */
            texts: (texts: EmbedTask['texts']): Promise<Embedding> => embedder.embed({ texts }),
          },
        }
      : {}),
  };
}
