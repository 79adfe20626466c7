import { ASKED_WEIGHT } from './coefficients.ts';
import { documentFrequency, type SearchIndex, termOf } from './index.ts';
import { type Choice, type Scored, Scores } from './scores.ts';

const scores = new Scores();
const askedScores = new Scores();

/** A term of a question that is in too many documents to walk through. */
export type CommonTerm = { readonly token: string; readonly term: number; readonly weight: number };

/** Postings walked through for one question; the terms in most documents are left for the second look once they are used up. */
const MOST_POSTINGS = 30_000;

/**
 * The documents chosen by BM25 for weighted tokens, with what confirmed questions add; best first, of equal ones the earlier. In a
 * large library the commonest terms are not counted in: they are given back in `common`.
 */
export function bestByBm25(
  index: SearchIndex,
  weighted: ReadonlyMap<string, number>,
  choice: Choice,
): { best: Scored[]; common: CommonTerm[] } {
  scores.reset(index.documents.length);
  const common = addScores(index, weighted, scores, choice.most);
  if (index.asked) {
    const { documents } = index.asked;
    askedScores.reset(documents.length);
    addScores(index.asked.index, weighted, askedScores, documents.length);
    // Of several confirmed questions the nearest counts; it adds to its passage and takes nothing from others.
    const nearest = new Map<number, number>();
    for (let i = 0; i < askedScores.count; i++) {
      const question = askedScores.touched[i] as number;
      const document = documents[question] as number;
      nearest.set(document, Math.max(nearest.get(document) ?? 0, askedScores.of[question] as number));
    }
    for (const [document, score] of nearest) scores.add(document, ASKED_WEIGHT * score);
  }
  return { best: scores.best(choice), common };
}

/** Adds up the rarest terms first, until there are postings enough and documents enough; gives back the other terms. */
function addScores(
  index: SearchIndex,
  weighted: ReadonlyMap<string, number>,
  sums: Scores,
  enough: number,
): CommonTerm[] {
  const { weights } = index;
  const { starts, documents } = index.postings;
  const terms: CommonTerm[] = [];
  let all = 0;
  for (const [token, weight] of weighted) {
    const term = termOf(index, token);
    if (term === undefined) continue;
    terms.push({ token, term, weight });
    all += documentFrequency(index, term);
  }
  if (all > MOST_POSTINGS) terms.sort((a, b) => documentFrequency(index, a.term) - documentFrequency(index, b.term));
  let walked = 0;
  for (let at = 0; at < terms.length; at++) {
    const { term, weight } = terms[at] as CommonTerm;
    const end = starts[term + 1] as number;
    walked += end - (starts[term] as number);
    if (walked > MOST_POSTINGS && sums.count >= enough) return terms.slice(at);
    sums.addAll(documents, weights, starts[term] as number, end, weight);
  }
  return [];
}

/** BM25 contribution of a term to one document; walks through its postings, so for explanations only. */
export function termWeight({ postings, weights }: SearchIndex, term: number, at: number): number {
  const start = postings.starts[term] ?? 0;
  const slot = postings.documents.subarray(start, postings.starts[term + 1] ?? start).indexOf(at);
  return slot < 0 ? 0 : (weights[start + slot] ?? 0);
}
