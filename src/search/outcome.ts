import { ANSWER_LINE, CANDIDATE_LINE, FIRST_IS_RIGHT, LIBRARY_ANSWERS } from './coefficients.ts';
import { sharedWords } from './concepts.ts';
import { type Evidence, evidenceFor, probability } from './evidence.ts';
import { inverseFrequency, type SearchDocument, type SearchIndex, tokenInformation } from './index.ts';
import { queryTerms } from './query.ts';
import { readQuestion } from './question.ts';
import { readingOf } from './reading.ts';
import type { SearchHit } from './search.ts';
import { isSmallTalk } from './small-talk.ts';

/** What can honestly be said: this clause answers; one of these might; nothing here does. `confidence`, 0–1: that the first is right. */
export type SearchOutcome<D extends SearchDocument = SearchDocument> =
  | { outcome: 'answer'; hits: SearchHit<D>[]; confidence: number }
  | { outcome: 'candidates'; hits: SearchHit<D>[]; confidence: number }
  | { outcome: 'none'; confidence: number };

/** A question of one word fits many clauses: only a clear first one answers it. */
const CLEAR_LEAD = 1.3;
/** Pairs in more than this share of the passages do not tell them apart. */
const COMMON_SHARE = 0.2;
/** A question with more than this share of its information in words the library lacks is hardly about it. */
const MOSTLY_UNKNOWN = 0.4;
/** How many candidates are worth showing at once. */
const SHOWN = 3;
/** Hits below this share of the best score are not worth asking for. */
const WORTH_READING = 0.4;

/**
 * Judges the hits of one search (best first, not cut below three) against the question they were found for. All hits
 * worth reading are returned, for who asks on; of candidates the first three are meant to be shown.
 */
export function judge<D extends SearchDocument>(
  query: string,
  hits: readonly SearchHit<D>[],
  index: SearchIndex<D>,
): SearchOutcome<D> {
  if (hits.length === 0 || isSmallTalk(query)) return { outcome: 'none', confidence: 0 };
  const question = readQuestion(query, index);
  const { concepts } = question;
  const evidence = evidenceFor(question, hits, index);
  const shared = Math.max(...hits.slice(0, SHOWN).map(hit => sharedWords(concepts, readingOf(hit.document).whole)));
  const confidence = probability(FIRST_IS_RIGHT, evidence);
  // 今天天气: half of it is unknown here, and one word (雷雨天气) is met by chance.
  if (shared === 0 || (shared === 1 && evidence.unknown > MOSTLY_UNKNOWN)) return { outcome: 'none', confidence };
  const oneWord = isOneWord(query, index);
  // One word the library uses is a subject, if not a question: the person may choose.
  if (oneWord && evidence.unknown === 0) {
    return { outcome: leadsClearly(hits) ? 'answer' : 'candidates', hits: worthReading(hits), confidence };
  }
  if (probability(LIBRARY_ANSWERS, evidence) < CANDIDATE_LINE) return { outcome: 'none', confidence };
  const answers = !oneWord && mayAnswer(evidence) && confidence >= ANSWER_LINE;
  return { outcome: answers ? 'answer' : 'candidates', hits: worthReading(hits), confidence };
}

/**
 * Who asks for a figure is not answered by a clause without one, nor who asks about a bank by a clause that names none, however well
 * the words agree.
 */
export function mayAnswer({ fits, foreign }: Evidence): boolean {
  return fits === 1 && foreign === 0;
}

/** Whether at most one pair or word of the question tells passages apart (投诉, or only the name of a standard). */
function isOneWord(query: string, index: SearchIndex): boolean {
  const { own } = queryTerms(query, { synonymWeight: 0 });
  const telling = inverseFrequency(index.documents.length, index.documents.length * COMMON_SHARE);
  const words = [...own.keys()].filter(token => [...token].length > 1 && tokenInformation(index, token) > telling);
  return words.length <= 1;
}

function leadsClearly(hits: readonly SearchHit[]): boolean {
  const [first, second] = hits.map(hit => hit.score).sort((a, b) => b - a);
  return first !== undefined && first > CLEAR_LEAD * (second ?? 0);
}

/** The first three, and the rest as far as they come near the best. */
function worthReading<D extends SearchDocument>(hits: readonly SearchHit<D>[]): SearchHit<D>[] {
  const line = Math.max(...hits.map(hit => hit.score)) * WORTH_READING;
  return hits.filter((hit, at) => at < SHOWN || hit.score >= line);
}
