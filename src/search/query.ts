import { fold } from './characters.ts';
import { lexiconOf } from './lexicon.ts';
import { SYNONYMS, type Synonyms } from './synonyms.ts';
import { tokenise } from './tokenise.ts';

/** Words that make a sentence a question but say nothing about its subject; the text is cut there, so no pair spans them. */
const QUESTION_WORDS =
  /什么|怎么办|怎么样|怎么|怎样|如何|是否|能不能|可不可以|要不要|会不会|吗|呢|啊|吧|呀|哪些|哪个|哪条|哪里|哪儿|请问|想问|我要|我想|帮我|多少|可以|能否|可否|谁|的/gu;

/** Weight of a token that stands in the question only through a synonym. */
export const SYNONYM_WEIGHT = 0.35;

/** Weight of a token that stands in the question only once slips of typing are put right. */
export const RESPELLED_WEIGHT = 0.7;

export type QueryOptions = {
  synonymWeight?: number;
  synonyms?: Synonyms;
  /** The question with likely slips of typing put right. */
  respelled?: string;
};

export type QueryTerms = {
  /** Tokens the person wrote (question words left out) with their counts. */
  own: ReadonlyMap<string, number>;
  /** `own` plus the tokens of synonyms, with weights. */
  weighted: ReadonlyMap<string, number>;
};

/** The weighted tokens a question is searched by. */
export function queryTerms(
  query: string,
  { synonymWeight = SYNONYM_WEIGHT, synonyms = SYNONYMS, respelled = query }: QueryOptions = {},
): QueryTerms {
  const text = fold(respelled);
  const own = new Map<string, number>();
  for (const token of tokenise(fold(query).replace(QUESTION_WORDS, ' '))) own.set(token, (own.get(token) ?? 0) + 1);
  const weighted = new Map(own);
  if (respelled !== query) {
    for (const token of tokenise(text.replace(QUESTION_WORDS, ' ')))
      if (!weighted.has(token)) weighted.set(token, RESPELLED_WEIGHT);
  }
  if (synonymWeight === 0) return { own, weighted };
  for (const { tokens } of lexiconOf(synonyms).everyIn(text))
    for (const token of tokens) if (!weighted.has(token)) weighted.set(token, synonymWeight);
  return { own, weighted };
}
