import { type Association, associationsOf } from './associations.ts';
import { fold } from './characters.ts';
import { type Concept, conceptsOf } from './concepts.ts';
import { type SearchIndex, termOf, tokenInformation } from './index.ts';
import { lexiconOf } from './lexicon.ts';
import { respell } from './misspellings.ts';
import { quantitiesIn } from './quantities.ts';
import { type QueryTerms, queryTerms } from './query.ts';
import { type QuestionKind, questionKind } from './question-kind.ts';
import { SYNONYMS, type Synonyms } from './synonyms.ts';

/** A question as one index understands it. */
export type Question = {
  readonly folded: string;
  /** `folded` with likely slips of typing put right. */
  readonly respelled: string;
  readonly terms: QueryTerms;
  /** Total inverse frequency of its own tokens. */
  readonly information: number;
  readonly concepts: readonly Concept[];
  readonly kind: QuestionKind;
  /** Its own pairs of characters. */
  readonly pairs: readonly { readonly token: string; readonly information: number }[];
  /** For each of these pairs: pairs that go with it in statutes, the closest first. */
  readonly associated: readonly (readonly (readonly [pair: string, strength: number])[])[];
};

/** Weight of an amount (48小时) among the tokens; none if the index lacks it: it may be what is asked about. */
const QUANTITY_WEIGHT = 0.5;

const HAN = /^\p{Script=Han}/u;

export type QuestionOptions = {
  synonyms?: Synonyms;
  synonymWeight?: number;
  /** Instead of the learned ones: fitting must not use what a question itself taught. */
  associations?: (pair: string) => readonly Association[];
};

export function readQuestion(
  query: string,
  index: SearchIndex,
  { synonyms = SYNONYMS, synonymWeight, associations = associationsOf }: QuestionOptions = {},
): Question {
  const folded = fold(query);
  const respelled = respell(folded, index, lexiconOf(synonyms));
  const { own, weighted } = queryTerms(folded, { synonymWeight, synonyms, respelled });
  const amounts = quantitiesIn(folded).filter(token => termOf(index, token) !== undefined);
  const terms = {
    own,
    weighted:
      amounts.length === 0
        ? weighted
        : new Map([...weighted, ...amounts.map(token => [token, QUANTITY_WEIGHT] as const)]),
  };
  let information = 0;
  const pairs: { token: string; information: number }[] = [];
  for (const [token, count] of terms.own) {
    const each = tokenInformation(index, token);
    information += each * count;
    if (token.length === 2 && HAN.test(token)) pairs.push({ token, information: each });
  }
  return {
    folded,
    respelled,
    terms,
    information,
    concepts: conceptsOf(respelled, index, synonyms),
    kind: questionKind(respelled),
    pairs,
    associated: pairs.map(({ token }) => associations(token)),
  };
}
