import type { PromptClause } from '../../../prompts/answer-from-clauses.ts';
import type { PlaceableItem } from '../../../prompts/place-remarks.ts';
import type { BulletinWording, ToldSentence } from '../../domain/bulletins/told-sentence.ts';
import type { Embedding } from '../../llm/model.ts';
import type { PlacedRemark } from '../../llm/place-remarks.ts';
import type { Ranking } from '../../llm/rank-clauses.ts';
import type { Rewriting } from '../../llm/rewrite-question.ts';
import type { WordAnswerInput, WordedAnswer } from '../../llm/word-answer.ts';

/**
 * What a configured model offers. Each part is optional, never throws, ends within its time-out, and says when it has nothing to offer: the use
 * case then goes on without it. `questionId` is kept with the record of each call.
 */
export interface Models {
  /** Model and prompt version, kept with a question whose answer it worded. */
  readonly name: string;
  /** Words an answer from clauses, best first. */
  readonly word?: (input: WordAnswerInput) => Promise<WordedAnswer>;
  /** Says a colloquial question in the words of the standards. */
  readonly rewrite?: (input: { question: string; questionId?: string }) => Promise<Rewriting>;
  /** Scores, 0–1, how well each clause answers. */
  readonly rank?: (input: {
    question: string;
    clauses: readonly PromptClause[];
    questionId?: string;
  }) => Promise<Ranking>;
  /** Says on which items of a sheet remarks belong. */
  readonly place?: (input: {
    remarks: readonly string[];
    items: readonly PlaceableItem[];
  }) => Promise<readonly PlacedRemark[]>;
  /** Words sentences of a bulletin; only those that tell the very same figures come back. */
  readonly wordBulletin?: (sentences: readonly ToldSentence[]) => Promise<BulletinWording>;
  readonly embed?: {
    /** Its own model's name: vectors of different models cannot be compared. */
    readonly model: string;
    readonly question: (text: string, questionId?: string) => Promise<Embedding>;
    readonly texts: (texts: readonly string[]) => Promise<Embedding>;
  };
}
