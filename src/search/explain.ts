import { termWeight } from './bm25.ts';
import type { Features } from './features.ts';
import { type SearchDocument, type SearchIndex, termOf } from './index.ts';
import { queryTerms } from './query.ts';
import type { SearchHit } from './search.ts';

/** Why a passage was found. */
export type HitExplanation = {
  /** What it shares with the question, the weightiest first; `synonym` if only another word for it stands in the question. */
  readonly terms: readonly { readonly term: string; readonly weight: number; readonly synonym: boolean }[];
  readonly features: Features;
  readonly score: number;
};

/** The matched terms of one hit with what each contributed, and its features; for people who test what is found. */
export function explainHit<D extends SearchDocument>(
  index: SearchIndex<D>,
  query: string,
  hit: SearchHit<D>,
): HitExplanation {
  const { own, weighted } = queryTerms(query);
  const at = index.documents.indexOf(hit.document);
  const terms = [...weighted].flatMap(([term, weight]) => {
    const known = termOf(index, term);
    const share = known === undefined ? 0 : termWeight(index, known, at) * weight;
    return share > 0 ? [{ term, weight: share, synonym: !own.has(term) }] : [];
  });
  terms.sort((a, b) => b.weight - a.weight);
  return { terms, features: hit.features, score: hit.score };
}
