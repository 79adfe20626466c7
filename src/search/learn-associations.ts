import type { Association, Associations } from './associations.ts';
import { tokenise } from './tokenise.ts';

/** A question with the texts (title and text) of passages that answer it. */
export type AnsweredQuestion = { readonly question: string; readonly answers: readonly string[] };

/** Passages of one question that are learned from; some have dozens, all alike. */
const ANSWERS_READ = 3;
/** Questions that must agree: once is chance. */
const LEAST_AGREEING = 2;
/** As if a pair had been asked so many times more without any answer. */
const DOUBT = 1;
/** Inverse frequency from which a pair is as telling as it gets. */
const TELLING = 6;
const KEPT_EACH = 16;

/**
 * Learns from answered questions which pairs of characters answers hold when the question holds another: strength is how much more
 * often than everywhere (`corpus`), 0–1, less for pairs that stand in many passages.
 */
export function learnAssociations(asked: readonly AnsweredQuestion[], corpus: readonly string[]): Associations {
  const everywhere = new Map<string, number>();
  for (const text of corpus) for (const pair of pairsOf(text)) everywhere.set(pair, (everywhere.get(pair) ?? 0) + 1);
  const times = new Map<string, number>();
  const together = new Map<string, Map<string, number>>();
  for (const { question, answers } of asked) {
    const pairs = pairsOf(question);
    for (const answer of answers.slice(0, ANSWERS_READ)) {
      const held = pairsOf(answer);
      for (const pair of pairs) {
        times.set(pair, (times.get(pair) ?? 0) + 1);
        const row = together.get(pair) ?? new Map<string, number>();
        together.set(pair, row);
        for (const other of held) row.set(other, (row.get(other) ?? 0) + 1);
      }
    }
  }
  const learned = new Map<string, Association[]>();
  for (const [pair, row] of together) {
    const strong = [...row].flatMap(([other, agreeing]) => {
      if (other === pair || agreeing < LEAST_AGREEING) return [];
      const share = agreeing / ((times.get(pair) ?? 0) + DOUBT);
      const found = everywhere.get(other) ?? 0;
      const usual = found / corpus.length;
      const telling = Math.min(1, Math.log(1 + (corpus.length - found + 0.5) / (found + 0.5)) / TELLING);
      return share > usual ? [[other, (share - usual) * telling] as const] : [];
    });
    if (strong.length > 0) learned.set(pair, strong.sort((a, b) => b[1] - a[1]).slice(0, KEPT_EACH));
  }
  return learned;
}

function pairsOf(text: string): Set<string> {
  return new Set(tokenise(text).filter(token => token.length === 2 && /^\p{Script=Han}/u.test(token)));
}
