import { ASKED_WEIGHT } from './coefficients.ts';
import { type SearchIndex, termOf } from './index.ts';

/**
 * BM25 score of every document for weighted tokens, with what confirmed questions add. The array is good until the next call: a
 * question must not cost a fresh list of all clauses.
 */
export function bm25Scores(index: SearchIndex, weighted: ReadonlyMap<string, number>): Float32Array {
  const scores = scratch(index.documents.length);
  addScores(index, weighted, scores);
  if (index.asked) {
    const asked = new Float32Array(index.asked.documents.length);
    addScores(index.asked.index, weighted, asked);
    // Of several confirmed questions the nearest counts; it adds to its passage and takes nothing from others.
    const nearest = new Map<number, number>();
    index.asked.documents.forEach((document, at) => {
      if (asked[at]) nearest.set(document, Math.max(nearest.get(document) ?? 0, asked[at]));
    });
    for (const [document, score] of nearest) scores[document]! += ASKED_WEIGHT * score;
  }
  return scores;
}

let kept = new Float32Array(0);

function scratch(length: number): Float32Array {
  if (kept.length < length) kept = new Float32Array(length);
  return kept.subarray(0, length).fill(0);
}

function addScores(index: SearchIndex, weighted: ReadonlyMap<string, number>, scores: Float32Array): void {
  for (const [token, weight] of weighted) {
    const term = termOf(index, token);
    if (term === undefined) continue;
    const { weights } = index;
    const { starts, documents } = index.postings;
    const end = starts[term + 1] as number;
    for (let slot = starts[term] as number; slot < end; slot++) {
      scores[documents[slot] as number]! += (weights[slot] as number) * weight;
    }
  }
}

/** The numbers of the documents with the `limit` highest positive scores, best first; of equal ones the earlier. */
export function selectBest(scores: Float32Array, limit: number, accept?: (at: number) => boolean): number[] {
  const best: number[] = [];
  let threshold = 0;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] as number;
    if (score <= threshold || (accept && !accept(at))) continue;
    let slot = best.length;
    while (slot > 0 && (scores[best[slot - 1] as number] as number) < score) slot--;
    best.splice(slot, 0, at);
    if (best.length > limit) best.pop();
    if (best.length === limit) threshold = scores[best[limit - 1] as number] as number;
  }
  return best;
}

/** BM25 contribution of a term to one document; walks through its postings, so for explanations only. */
export function termWeight({ postings, weights }: SearchIndex, term: number, at: number): number {
  const start = postings.starts[term] ?? 0;
  const slot = postings.documents.subarray(start, postings.starts[term + 1] ?? start).indexOf(at);
  return slot < 0 ? 0 : (weights[start + slot] ?? 0);
}
