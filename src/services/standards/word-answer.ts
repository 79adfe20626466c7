import type { WordAnswerInput, WordedAnswer } from '../../llm/word-answer.ts';

/** A configured model that words an answer from clauses; `name` is model and prompt version, kept with the question. */
export interface WordAnswer {
  readonly name: string;
  word(input: WordAnswerInput): Promise<WordedAnswer>;
}
