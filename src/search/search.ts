import { inverseFrequency, type SearchDocument, type SearchIndex } from './index.ts';
import { queryTerms } from './query.ts';

export type SearchHit<D extends SearchDocument = SearchDocument> = {
  id: string;
  document: D;
  /** BM25 score; comparable only within one query. */
  score: number;
  /** Share, 0–1, of the question's information (total inverse document frequency of its own tokens) this score reaches. */
  relativeScore: number;
  /** Share, 0–1, of the question's information that stands in the passage at all; pairs of characters only. */
  coverage: number;
  /** The same over single characters and words. */
  characterCoverage: number;
};

export type SearchOptions<D extends SearchDocument> = {
  limit?: number;
  filter?: (document: D) => boolean;
  /** Rank for nearly equal passages, lower first (national law 0, local law 1, company standard 2). */
  rankOf?: (document: D) => number;
  synonymWeight?: number;
};

/** Scores this close to the best of their group, as a share of it, count as equal where the passages answer alike. */
export const NEAR_TIE = 0.15;
/** A passage that lacks more of the question than this share is not an equal answer, however close its score. */
const EQUAL_ANSWER_LOSS = 0.1;

/**
 * The best passages for a question, best first; nothing for a question that shares no token with the index. Ties are broken by
 * the order of the documents, so the same index and question always give the same list.
 */
export function search<D extends SearchDocument>(
  index: SearchIndex<D>,
  query: string,
  { limit = 10, filter, rankOf, synonymWeight }: SearchOptions<D> = {},
): SearchHit<D>[] {
  const { own, weighted } = queryTerms(query, synonymWeight);
  const scores = new Float32Array(index.documents.length);
  for (const [token, weight] of weighted) {
    const term = index.vocabulary.get(token);
    if (term === undefined) continue;
    const end = index.starts[term + 1] ?? 0;
    for (let posting = index.starts[term] ?? 0; posting < end; posting++) {
      const document = index.postingDocuments[posting] ?? 0;
      scores[document] = (scores[document] ?? 0) + (index.postingWeights[posting] ?? 0) * weight;
    }
  }
  // A few more than asked for, so that a near tie at the end of the list is still ordered by rank.
  const best = selectBest(
    scores,
    rankOf ? limit + 10 : limit,
    at => filter === undefined || filter(documentAt(index, at)),
  );
  const present = best.map(at => presentTokens(index, own, at));
  const hits = best.map((at, i) => toHit(index, own, at, scores[at] ?? 0, present[i] ?? new Set()));
  const ordered = rankOf ? orderNearTies(hits, present, index, rankOf) : hits;
  return ordered.slice(0, limit);
}

function documentAt<D extends SearchDocument>(index: SearchIndex<D>, at: number): D {
  const document = index.documents[at];
  if (document === undefined) throw new RangeError(`no document ${at} in an index of ${index.documents.length}`);
  return document;
}

/** Indices of the `limit` highest positive scores, by insertion into a short sorted list. */
function selectBest(scores: Float32Array, limit: number, accept: (at: number) => boolean): number[] {
  const best: number[] = [];
  let threshold = 0;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    if (score <= threshold || !accept(at)) continue;
    let slot = best.length;
    while (slot > 0 && (scores[best[slot - 1] ?? 0] ?? 0) < score) slot--;
    best.splice(slot, 0, at);
    if (best.length > limit) best.pop();
    if (best.length === limit) threshold = scores[best.at(-1) ?? 0] ?? 0;
  }
  return best;
}

function presentTokens(index: SearchIndex, own: ReadonlyMap<string, number>, at: number): Set<string> {
  const present = new Set<string>();
  for (const token of own.keys()) {
    const term = index.vocabulary.get(token);
    if (term !== undefined && hasPosting(index, term, at)) present.add(token);
  }
  return present;
}

/** Binary search: the postings of a term are in order of documents. */
function hasPosting(index: SearchIndex, term: number, at: number): boolean {
  let low = index.starts[term] ?? 0;
  const end = index.starts[term + 1] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((index.postingDocuments[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low < end && index.postingDocuments[low] === at;
}

/** Inverse frequency of a token, as high as it gets for one the index has never seen. */
export function tokenInformation(index: SearchIndex, token: string): number {
  const term = index.vocabulary.get(token);
  return term === undefined ? inverseFrequency(index.documents.length, 0) : (index.inverseFrequencies[term] ?? 0);
}

function toHit<D extends SearchDocument>(
  index: SearchIndex<D>,
  own: ReadonlyMap<string, number>,
  at: number,
  score: number,
  present: ReadonlySet<string>,
): SearchHit<D> {
  const document = documentAt(index, at);
  let total = 0;
  const pairs = { all: 0, found: 0 };
  const singles = { all: 0, found: 0 };
  for (const [token, count] of own) {
    const information = tokenInformation(index, token);
    total += information * count;
    const kind = isPair(token) ? pairs : singles;
    kind.all += information;
    if (present.has(token)) kind.found += information;
  }
  return {
    id: document.id,
    document,
    score,
    relativeScore: total === 0 ? 0 : score / total,
    coverage: pairs.all === 0 ? 0 : pairs.found / pairs.all,
    characterCoverage: singles.all === 0 ? 0 : singles.found / singles.all,
  };
}

function isPair(token: string): boolean {
  return /^\p{Script=Han}{2}$/u.test(token);
}

/**
 * Among passages whose scores nearly tie with the best of their group and which hold the same of the question, the lower rank goes
 * first. A question that names one region or company is thereby still answered from there.
 */
function orderNearTies<D extends SearchDocument>(
  hits: readonly SearchHit<D>[],
  present: readonly ReadonlySet<string>[],
  index: SearchIndex<D>,
  rankOf: (document: D) => number,
): SearchHit<D>[] {
  const left = hits.map((hit, i) => ({ hit, tokens: present[i] ?? new Set<string>() }));
  const ordered: SearchHit<D>[] = [];
  while (left.length > 0) {
    const leader = left[0];
    if (leader === undefined) break;
    let chosen = 0;
    for (let i = 1; i < left.length; i++) {
      const other = left[i];
      const current = left[chosen];
      if (other === undefined || current === undefined || other.hit.score < leader.hit.score * (1 - NEAR_TIE)) break;
      if (rankOf(other.hit.document) >= rankOf(current.hit.document)) continue;
      if (informationLost(index, leader.tokens, other.tokens) <= EQUAL_ANSWER_LOSS) chosen = i;
    }
    ordered.push(...left.splice(chosen, 1).map(entry => entry.hit));
  }
  return ordered;
}

/** Share of the information of `from` that `to` does not hold. */
function informationLost(index: SearchIndex, from: ReadonlySet<string>, to: ReadonlySet<string>): number {
  let all = 0;
  let lost = 0;
  for (const token of from) {
    const information = tokenInformation(index, token);
    all += information;
    if (!to.has(token)) lost += information;
  }
  return all === 0 ? 0 : lost / all;
}
