import { FIELD_WORDS } from './field-words.ts';

/** What the library makes of a question. */
export interface QuestionFacts {
  /** A greeting, a thank-you, a row of marks. */
  readonly smallTalk: boolean;
  /** Words of more than one character that some standard has. */
  readonly knownWords: number;
  /** Share, 0–1, of the question's information that stands in words no standard has. */
  readonly unknownShare: number;
}

/**
 * Above this share a known word is met by chance (天气 in 今天天气, .55, stands in 雷雨天气; 推荐 in 推荐一部电影). Read off the development
 * questions: in-domain questions that were refused lie below it or hold a word of the trade.
 */
const MOST_UNKNOWN = 0.5;
/** Who says 没用 means it: only what is foreign through and through is left out. */
const MOST_UNKNOWN_RATED = 0.85;

/** Whether a question that found no answer belongs in the backlog, or is noise (small talk, 今天天气, 红烧肉怎么做). */
export function isWorthCollecting(text: string, facts: QuestionFacts, rated = false): boolean {
  if (facts.smallTalk) return false;
  const folded = text.normalize('NFKC').toLowerCase();
  if (FIELD_WORDS.some(word => folded.includes(word))) return true;
  return facts.knownWords > 0 && facts.unknownShare <= (rated ? MOST_UNKNOWN_RATED : MOST_UNKNOWN);
}
