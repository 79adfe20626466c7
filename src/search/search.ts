import { bm25Scores, selectBest, termWeight } from './bm25.ts';
import { RANK_WEIGHTS, UNNAMED_AUDIENCE } from './coefficients.ts';
import { conceptsOf } from './concepts.ts';
import { FEATURES, type Features, featuresOf } from './features.ts';
import { type SearchDocument, type SearchIndex, termOf, tokenInformation } from './index.ts';
import { orderNearTies } from './near-ties.ts';
import { queryTerms } from './query.ts';
import { questionKind } from './question-kind.ts';
import { readingOf } from './reading.ts';
import type { Synonyms } from './synonyms.ts';

export type SearchHit<D extends SearchDocument = SearchDocument> = {
  id: string;
  document: D;
  /** What the list is ordered by (near ties apart): the weighted features. Comparable only within one query. */
  score: number;
  features: Features;
};

export type SearchOptions<D extends SearchDocument> = {
  limit?: number;
  filter?: (document: D) => boolean;
  /** Rank for nearly equal passages, lower first (national law 0, local law 1, company standard 2). */
  rankOf?: (document: D) => number;
  /** An extra score in the scale of the features, about 0–1 (embeddings, reranking), for each of the best few. */
  added?: (document: D) => number;
  synonymWeight?: number;
  synonyms?: Synonyms;
};

/** How many of the best by BM25 are read sentence by sentence and put in order again. */
export const POOL = 30;

/**
 * The best passages for a question, best first; nothing for a question that shares no token with the index. Ties are broken by
 * the order of the documents, so the same index and question always give the same list.
 */
export function search<D extends SearchDocument>(
  index: SearchIndex<D>,
  query: string,
  { limit = 10, filter, rankOf, added, synonymWeight, synonyms }: SearchOptions<D> = {},
): SearchHit<D>[] {
  const { own, weighted } = queryTerms(query, synonymWeight, synonyms);
  const scores = bm25Scores(index, weighted);
  const pool = selectBest(scores, Math.max(limit, POOL), at => filter === undefined || filter(documentAt(index, at)));
  if (pool.length === 0) return [];
  let total = 0;
  for (const [token, count] of own) total += tokenInformation(index, token) * count;
  const concepts = conceptsOf(query, index, synonyms);
  const kind = questionKind(query);
  const asked = query.normalize('NFKC').toLowerCase();
  const hits = pool.map(at => {
    const document = documentAt(index, at);
    const features = featuresOf(document, concepts, kind, total === 0 ? 0 : (scores[at] ?? 0) / total);
    const unnamed = readingOf(document).audience.some(name => !asked.includes(name));
    const score = weigh(features) * (unnamed ? UNNAMED_AUDIENCE : 1) + (added?.(document) ?? 0);
    return { id: document.id, document, score, features, at };
  });
  hits.sort((a, b) => b.score - a.score || a.at - b.at);
  const ordered = rankOf
    ? orderNearTies(
        hits.map(hit => ({ ...hit, rank: hit.score, present: presentTokens(index, own, hit.at) })),
        index,
        rankOf,
      )
    : hits;
  return ordered.slice(0, limit).map(({ id, document, score, features }) => ({ id, document, score, features }));
}

function weigh(features: Features): number {
  let sum = 0;
  for (const name of FEATURES) sum += RANK_WEIGHTS[name] * features[name];
  return sum;
}

function documentAt<D extends SearchDocument>(index: SearchIndex<D>, at: number): D {
  const document = index.documents[at];
  if (document === undefined) throw new RangeError(`no document ${at} in an index of ${index.documents.length}`);
  return document;
}

function presentTokens(index: SearchIndex, own: ReadonlyMap<string, number>, at: number): Set<string> {
  const present = new Set<string>();
  for (const token of own.keys()) {
    const term = termOf(index, token);
    if (term !== undefined && termWeight(index, term, at) > 0) present.add(token);
  }
  return present;
}
