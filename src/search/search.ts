import { bm25Scores, selectBest } from './bm25.ts';
import { RANK_WEIGHTS } from './coefficients.ts';
import { FEATURES, type Features } from './features.ts';
import type { SearchDocument, SearchIndex } from './index.ts';
import { orderNearTies } from './near-ties.ts';
import { type Question, type QuestionOptions, readQuestion } from './question.ts';
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
  const hits = lookAgain(question, index, firstPool(question, index, Math.max(limit, POOL), filter), added);
  const ordered = rankOf ? orderNearTies(hits, question, index, rankOf) : hits;
  return ordered.slice(0, limit);
}

type Pooled<D extends SearchDocument> = { document: D; at: number; bm25: number };

function firstPool<D extends SearchDocument>(
  question: Question,
  index: SearchIndex<D>,
  size: number,
  filter?: (document: D) => boolean,
): Pooled<D>[] {
  const { documents } = index;
  const scores = bm25Scores(index, question.terms.weighted);
  const best = selectBest(scores, size, filter && (at => filter(documents[at] as D)));
  const scale = question.information || 1;
  return best.map(at => ({ document: documents[at] as D, at, bm25: (scores[at] as number) / scale }));
}

function lookAgain<D extends SearchDocument>(
  question: Question,
  index: SearchIndex<D>,
  pool: readonly Pooled<D>[],
  added?: (document: D) => number,
): SearchHit<D>[] {
  const look = secondLook(question, index);
  const hits = pool.map(({ document, at, bm25 }) => {
    const features = look(document, bm25);
    return { hit: { id: document.id, document, score: weigh(features) + (added?.(document) ?? 0), features }, at };
  });
  hits.sort((a, b) => b.hit.score - a.hit.score || a.at - b.at);
  return hits.map(({ hit }) => hit);
}

function weigh(features: Features): number {
  let sum = 0;
  for (const name of FEATURES) sum += RANK_WEIGHTS[name] * features[name];
  return sum;
}
