import { leadInOf, type Passage, SUB_POINT, splitPieces } from './pieces.ts';
import { queryTerms } from './query.ts';
import { asksFigure, holdsAnswer, questionKind } from './question-kind.ts';
import { tokenise } from './tokenise.ts';

export type { Passage } from './pieces.ts';

export type BestPassage = Passage & {
  /** The sentence a chosen sub-point hangs on (…不得有下列行为：); absent if the passage stands alone. */
  leadIn?: Passage;
};

/**
 * The sentence or sub-point of a clause that answers a question best, for a short display; one that holds the kind of figure the
 * question is after wherever there is one. The first sentence for a question that shares nothing with the clause. The text is
 * never altered, only cut at sentence ends.
 */
export function bestPassage(query: string, clauseText: string): BestPassage {
  const all = splitPieces(clauseText);
  const kind = questionKind(query);
  const fitting = asksFigure(kind) ? all.filter(piece => holdsAnswer(kind, piece.text.replace(SUB_POINT, ''))) : [];
  const pieces = fitting.length > 0 ? fitting : all;
  const { weighted } = queryTerms(query);
  const rarity = pieceRarity(all.map(piece => new Set(tokenise(piece.text))));
  let best: Passage = pieces[0] ?? { text: '', start: 0, end: 0 };
  let bestScore = 0;
  for (const piece of pieces) {
    let score = 0;
    for (const token of new Set(tokenise(piece.text))) {
      const length = [...token].length > 1 ? 2 : 1;
      score += (weighted.get(token) ?? 0) * length * (rarity.get(token) ?? 1);
    }
    // Long sentences hold more of anything; the root keeps them from winning by length alone.
    score /= Math.sqrt(20 + piece.text.length);
    if (score > bestScore) [best, bestScore] = [piece, score];
  }
  const leadIn = leadInOf(all, best);
  return leadIn === undefined ? best : { ...best, leadIn };
}

/** A token of every piece says nothing about which piece to choose. */
function pieceRarity(pieces: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const piece of pieces) for (const token of piece) counts.set(token, (counts.get(token) ?? 0) + 1);
  return new Map([...counts].map(([token, count]) => [token, Math.log(1 + (pieces.length + 1) / count)]));
}
