import { inverseFrequency, type SearchDocument, type SearchIndex } from './index.ts';
import { queryTerms } from './query.ts';
import { type SearchHit, tokenInformation } from './search.ts';

/** What can honestly be said: this clause answers; one of these might; nothing here does. */
export type SearchOutcome<D extends SearchDocument = SearchDocument> =
  | { outcome: 'answer'; hits: SearchHit<D>[] }
  | { outcome: 'candidates'; hits: SearchHit<D>[] }
  | { outcome: 'none' };

/**
 * Thresholds on the best score ÷ the question's total inverse document frequency, set on test/search/questions.json;
 * README.md states what they do on each half.
 */
export const ANSWER_SCORE = 0.4;
export const CANDIDATE_SCORE = 0.2;
/** Without one shared pair of characters a score may come from stray characters or synonyms alone. */
export const CANDIDATE_SCORE_WITHOUT_PAIR = 0.28;
/** A question of one word fits many clauses: only a clear first one answers it. */
const CLEAR_LEAD = 1.3;
/** Pairs in more than this share of the passages do not tell them apart. */
const COMMON_SHARE = 0.2;
const CANDIDATES = 3;

const SMALL_TALK =
  /^(?:(?:你|您)们?好|大家好|早(?:上好|安)?|(?:上午|中午|下午|晚上)好|晚安|在(?:吗|不在|么)|有人吗|谢谢(?:你|您)?|多谢|辛苦了?|好的?|收到|嗯+|哦+|哈+|呵+|嘿+|再见|拜拜|hi|hello|hey|ok|thanks?|bye|test|测试|[啊呀吧呢哦嗯\s])+$/u;

/** Whether a text only greets, thanks, fills or counts (no letter at all); it asks nothing. */
export function isSmallTalk(query: string): boolean {
  const words = query
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, ' ')
    .trim();
  return !/\p{L}/u.test(words) || SMALL_TALK.test(words);
}

/** Judges the hits of one search (best first, not cut below three) against the question they were found for. */
export function judge<D extends SearchDocument>(
  query: string,
  hits: readonly SearchHit<D>[],
  index: SearchIndex<D>,
): SearchOutcome<D> {
  if (hits.length === 0 || isSmallTalk(query)) return { outcome: 'none' };
  // A near tie ordered by rank may put the second-best score first.
  const score = Math.max(...hits.map(hit => hit.relativeScore));
  const coverage = Math.max(...hits.slice(0, CANDIDATES).map(hit => hit.coverage));
  if (score < (coverage === 0 ? CANDIDATE_SCORE_WITHOUT_PAIR : CANDIDATE_SCORE)) return { outcome: 'none' };
  if (score < ANSWER_SCORE || (isOneWord(query, index) && !leadsClearly(hits))) {
    return { outcome: 'candidates', hits: hits.slice(0, CANDIDATES) };
  }
  return { outcome: 'answer', hits: [...hits] };
}

/** Whether at most one pair or word of the question tells passages apart (投诉, or only the name of a standard). */
function isOneWord(query: string, index: SearchIndex): boolean {
  const { own } = queryTerms(query, 0);
  const telling = inverseFrequency(index.documents.length, index.documents.length * COMMON_SHARE);
  const words = [...own.keys()].filter(token => [...token].length > 1 && tokenInformation(index, token) > telling);
  return words.length <= 1;
}

function leadsClearly(hits: readonly SearchHit[]): boolean {
  const [first, second] = hits.map(hit => hit.score).sort((a, b) => b - a);
  return first !== undefined && first > CLEAR_LEAD * (second ?? 0);
}
