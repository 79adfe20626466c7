import { type Concept, unknownShare } from './concepts.ts';
import type { SearchIndex } from './index.ts';
import type { SearchHit } from './search.ts';

/** What is weighed to judge the best hits of a question. */
export const EVIDENCE = [
  'bm25',
  'coverage',
  'title',
  'heading',
  'fitting',
  'fits',
  'unknown',
  'margin',
  'information',
] as const;

export type Evidence = Record<(typeof EVIDENCE)[number], number>;

export type Logistic = { readonly intercept: number; readonly weights: Readonly<Evidence> };

/** A BM25 share above this says no more: synonyms can push it past 1. */
const HIGHEST_BM25 = 1.2;
/** Information, in parts known to few clauses, above which a question is as specific as it needs to be. */
const ENOUGH_PARTS = 3;

/** The evidence that the first of these hits (best first, not empty) answers the question; each value roughly 0–1. */
export function evidenceFor(concepts: readonly Concept[], hits: readonly SearchHit[], index: SearchIndex): Evidence {
  const scores = hits.map(hit => hit.score).sort((a, b) => b - a);
  const [first = 0, second = 0] = scores;
  const rarest = Math.log(2 * index.documents.length + 2);
  const information = concepts.reduce((sum, concept) => sum + concept.information, 0) / rarest;
  const { bm25 = 0, coverage = 0, title = 0, heading = 0, fitting = 0, fits = 0 } = hits[0]?.features ?? {};
  return {
    coverage,
    title,
    heading,
    fitting,
    fits,
    bm25: Math.min(HIGHEST_BM25, bm25),
    unknown: unknownShare(concepts),
    margin: first > 0 ? (first - second) / first : 0,
    information: Math.min(1, information / ENOUGH_PARTS),
  };
}

export function probability({ intercept, weights }: Logistic, evidence: Evidence): number {
  let sum = intercept;
  for (const name of EVIDENCE) sum += weights[name] * evidence[name];
  return 1 / (1 + Math.exp(-sum));
}
