import { rewriteQuestion } from '../../prompts/rewrite-question.ts';
import type { Model, ModelFailureReason } from './model.ts';

const MAX_TOKENS = 200;
const MAX_QUESTION_CHARS = 300;
const MAX_REWRITINGS = 3;
/** Twice what is asked for; a longer text is no search query. */
const MAX_CHARS = 60;

export type Rewriting =
  | { kind: 'rewritten'; questions: readonly string[] }
  | { kind: 'none'; reason: ModelFailureReason | 'nothing' };

/** The question in the words of the standards, for searching only. Never throws; what is unusable is left out. */
export async function rewriteForSearch(
  model: Model,
  { question, questionId, timeoutMs }: { question: string; questionId?: string; timeoutMs: number },
): Promise<Rewriting> {
  if (question.length > MAX_QUESTION_CHARS) return { kind: 'none', reason: 'nothing' };
  const completion = await model.complete({
    prompt: rewriteQuestion.build({ question }),
    schema: rewriteQuestion.schema,
    maxTokens: MAX_TOKENS,
    timeoutMs,
    ...(questionId === undefined ? {} : { questionId }),
  });
  if (completion.kind === 'failed') return { kind: 'none', reason: completion.reason };
  const usable = completion.value.questions
    .map(text => text.replace(/\s+/gu, ' ').trim())
    .filter(text => text !== '' && text !== question && text.length <= MAX_CHARS);
  const questions = [...new Set(usable)].slice(0, MAX_REWRITINGS);
  return questions.length === 0 ? { kind: 'none', reason: 'nothing' } : { kind: 'rewritten', questions };
}
