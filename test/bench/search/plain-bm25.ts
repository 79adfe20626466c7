import type { SearchDocument } from '../../../src/search/index.ts';
import { bigrams } from './bigrams.ts';
import { type Engine, FOUND, joinedText } from './engine.ts';

const K1 = 1.2;
const B = 0.75;

type Posting = { at: number; count: number };

/** The floor: textbook BM25 over bigrams (k1 1.2, b 0.75), sharing nothing with the product but how a text is cut. */
export const plainBm25: Engine = {
  name: 'BM25, bigrams',
  async build(documents) {
    const score = plainScores(documents);
    return {
      find: question =>
        [...score(question)]
          .sort(([a, left], [b, right]) => right - left || a - b)
          .slice(0, FOUND)
          .map(([at]) => documents[at]!.id),
    };
  },
};

/** Scores of the documents that share a bigram with a question, by their position. A bigram asked twice counts twice. */
export function plainScores(documents: readonly SearchDocument[]): (question: string) => Map<number, number> {
  const postings = new Map<string, Posting[]>();
  const lengths = documents.map((document, at) => {
    const tokens = bigrams(joinedText(document));
    for (const [token, count] of counted(tokens)) {
      const list = postings.get(token);
      if (list) list.push({ at, count });
      else postings.set(token, [{ at, count }]);
    }
    return tokens.length;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return question => {
    const scores = new Map<number, number>();
    for (const [token, times] of counted(bigrams(question))) {
      const list = postings.get(token) ?? [];
      const rarity = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
      for (const { at, count } of list) {
        const penalty = K1 * (1 - B + (B * lengths[at]!) / mean);
        scores.set(at, (scores.get(at) ?? 0) + (times * rarity * count * (K1 + 1)) / (count + penalty));
      }
    }
    return scores;
  };
}

function counted(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}
