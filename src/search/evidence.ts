import { type Concept, unknownShare } from './concepts.ts';
import { shareOfContent } from './fillers.ts';
import type { SearchIndex } from './index.ts';
import type { Question } from './question.ts';
import { asksFigure } from './question-kind.ts';
import { readingOf } from './reading.ts';
import type { SearchHit } from './search.ts';
import { FOREIGN } from './thesaurus/foreign.ts';

/** What is weighed to judge the best hits of a question. */
export const EVIDENCE = [
  'bm25',
  'coverage',
  'title',
  'fitting',
  'fits',
  'associated',
  'narrow',
  /** Share of the question's information in words the library does not have. */
  'unknown',
  /** Share of the question's information that the first hit lacks, everyday characters of unknown words left out. */
  'lacking',
  /** How specific the question is. */
  'information',
  /** Lead of the first hit over the second. */
  'margin',
  /** Whether BM25 alone puts the same passage first. */
  'agreed',
  /** Information of the most telling word of the question that the first hit lacks in any form, against the rarest there is. */
  'missed',
  /** 1 if the question names a trade, company or region that the first hit does not. */
  'foreign',
  /** Whether a figure is asked for: then a passage is more easily known to fit, or not to. */
  'figure',
] as const;

export type Evidence = Record<(typeof EVIDENCE)[number], number>;

export type Logistic = { readonly intercept: number; readonly weights: Readonly<Evidence> };

/** A BM25 share above this says no more: synonyms can push it past 1. */
const HIGHEST_BM25 = 1.2;
/** Information, in parts known to few clauses, above which a question is as specific as it needs to be. */
const ENOUGH_PARTS = 8;

/** The evidence that the first of these hits (best first) answers the question; each value roughly 0–1. */
export function evidenceFor(question: Question, hits: readonly SearchHit[], index: SearchIndex): Evidence {
  const [first] = hits;
  const others = hits.filter(hit => hit !== first);
  const score = first?.score ?? 0;
  const second = Math.max(0, ...others.map(hit => hit.score));
  const rarest = Math.log(2 * index.documents.length + 2);
  const information = question.concepts.reduce((sum, concept) => sum + concept.information, 0) / rarest;
  const whole = first ? readingOf(first.document).whole : '';
  const missing = question.concepts.filter(({ forms }) => !forms.some(form => whole.includes(form)));
  const { bm25 = 0, coverage = 0, title = 0, fitting = 0, fits = 0 } = first?.features ?? {};
  return {
    bm25: Math.min(HIGHEST_BM25, bm25),
    coverage,
    title,
    fitting,
    fits,
    associated: Math.min(1, first?.features.associated ?? 0),
    narrow: first?.features.narrow ?? 0,
    unknown: unknownShare(question.concepts),
    lacking: contentOf(missing, rarest) / (contentOf(question.concepts, rarest) || 1),
    information: Math.min(1, information / ENOUGH_PARTS),
    margin: score > 0 ? Math.max(-1, (score - second) / score) : 0,
    agreed: others.every(hit => hit.features.bm25 <= bm25) ? 1 : 0,
    missed: Math.min(1, Math.max(0, ...missing.map(concept => concept.information)) / rarest),
    foreign: FOREIGN.some(name => question.respelled.includes(name) && !whole.includes(name)) ? 1 : 0,
    figure: asksFigure(question.kind) ? 1 : 0,
  };
}

/** Information of words in all. A long stretch the library does not know counts as one word, and only by what is no everyday speech in it. */
function contentOf(concepts: readonly Concept[], rarest: number): number {
  return concepts.reduce((sum, { forms, information, known }) => {
    const share = known ? 1 : shareOfContent(forms[0] as string);
    return sum + Math.min(rarest, information) * share;
  }, 0);
}

export function probability({ intercept, weights }: Logistic, evidence: Evidence): number {
  let sum = intercept;
  for (const name of EVIDENCE) sum += weights[name] * evidence[name];
  return 1 / (1 + Math.exp(-sum));
}
