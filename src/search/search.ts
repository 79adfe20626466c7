import { bestByBm25 } from './bm25.ts';
import { RANK_WEIGHTS } from './coefficients.ts';
import { FEATURES, type Features } from './features.ts';
import type { SearchDocument, SearchIndex } from './index.ts';
import { orderNearTies } from './near-ties.ts';
import { type QuestionOptions, readQuestion } from './question.ts';
import { secondLook } from './second-look.ts';

export type SearchHit<D extends SearchDocument = SearchDocument> = {
  id: string;
  document: D;
  /** What the list is ordered by (near ties apart): the weighted features. Comparable only within one query. */
  score: number;
  features: Features;
};

export type SearchOptions<D extends SearchDocument> = QuestionOptions & {
  limit?: number;
  filter?: (document: D) => boolean;
  /** Rank for nearly equal passages, lower first (national law 0, local law 1, company standard 2). */
  rankOf?: (document: D) => number;
  /** An extra score in the scale of the features, about 0–1 (embeddings, reranking), for each of the best few. */
  added?: (document: D) => number;
};

/** How many of the best by BM25 are looked at again and put in order. */
export const POOL = 100;
/** So many are in any case, however few are asked for: what comes first must not hang on that. */
const LEAST = 10;
/** Beyond these, only passages that reach this share of the best score by BM25. Measured: looking at the others changed nothing. */
const WITHIN_REACH = 0.55;

/**
 * The best passages for a question, best first; nothing for a question that shares no token with the index. Ties are broken by
 * the order of the documents, so the same index and question always give the same list.
 */
export function search<D extends SearchDocument>(
  index: SearchIndex<D>,
  query: string,
  { limit = 10, filter, rankOf, added, ...options }: SearchOptions<D> = {},
): SearchHit<D>[] {
  const question = readQuestion(query, index, options);
  const accept = filter && ((at: number) => filter(index.documents[at] as D));
  const choice = { least: Math.max(limit, LEAST), most: Math.max(limit, POOL), share: WITHIN_REACH, accept };
  const { best, common } = bestByBm25(index, question.terms.weighted, choice);
  const look = secondLook(question, index, common);
  const looked = best.map(({ at, score }) => {
    const document = index.documents[at] as D;
    const features = look(at, score);
    return { hit: { id: document.id, document, score: weigh(features) + (added?.(document) ?? 0), features }, at };
  });
  looked.sort((a, b) => b.hit.score - a.hit.score || a.at - b.at);
  const hits = looked.map(({ hit }) => hit);
  const ordered = rankOf ? orderNearTies(hits, question, index, rankOf) : hits;
  return ordered.slice(0, limit);
}

function weigh(features: Features): number {
  let sum = 0;
  for (const name of FEATURES) sum += RANK_WEIGHTS[name] * features[name];
  return sum;
}
