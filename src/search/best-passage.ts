import { queryTerms } from './query.ts';
import { tokenise } from './tokenise.ts';

/** An unaltered piece of a clause: `clause.slice(start, end) === text`. */
export type Passage = { text: string; start: number; end: number };

export type BestPassage = Passage & {
  /** The sentence a chosen sub-point hangs on (…不得有下列行为：); absent if the passage stands alone. */
  leadIn?: Passage;
};

/** Questions after a time, amount or count are answered by a sentence that holds a number. */
const ASKS_NUMBER = /多久|多少|多长|多大|几|时限|期限|比例|倍|时间|赔|罚/u;
const HOLDS_NUMBER = /\d|[一二三四五六七八九十百两](?:个|日|天|小时|元|万|分|倍|月|年|工作日)|百分之/u;
const SUB_POINT = /^\s*(?:[(（][一二三四五六七八九十百\d]+[)）]|\d{1,2}[.、．](?!\d)|[①-⑳])/u;
const NUMBER_BONUS = 0.35;

/**
 * The sentence or sub-point of a clause that answers a question best, for a short display; the first one for a question that shares
 * nothing with the clause. The text is never altered, only cut at sentence ends.
 */
export function bestPassage(query: string, clauseText: string): BestPassage {
  const pieces = splitPieces(clauseText);
  const { weighted } = queryTerms(query);
  const rarity = pieceRarity(pieces.map(piece => new Set(tokenise(piece.text))));
  const bonus = ASKS_NUMBER.test(query);
  let best: Passage = pieces[0] ?? { text: '', start: 0, end: 0 };
  let bestScore = 0;
  for (const piece of pieces) {
    let score = 0;
    for (const token of new Set(tokenise(piece.text))) {
      const length = [...token].length > 1 ? 2 : 1;
      score += (weighted.get(token) ?? 0) * length * (rarity.get(token) ?? 1);
    }
    if (score > 0 && bonus && HOLDS_NUMBER.test(piece.text.replace(SUB_POINT, ''))) score *= 1 + NUMBER_BONUS;
    // Long sentences hold more of anything; the root keeps them from winning by length alone.
    score /= Math.sqrt(20 + piece.text.length);
    if (score > bestScore) [best, bestScore] = [piece, score];
  }
  const leadIn = SUB_POINT.test(best.text) ? leadInOf(pieces, best) : undefined;
  return leadIn === undefined ? best : { ...best, leadIn };
}

/** Sentences (to 。！？), and each sub-point as a whole line. */
function splitPieces(text: string): Passage[] {
  const pieces: Passage[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    if (SUB_POINT.test(line)) {
      pushTrimmed(pieces, line, lineStart);
    } else {
      for (const match of line.matchAll(/[^。！？!?]+[。！？!?]*[”’」』）)]*/gu))
        pushTrimmed(pieces, match[0], lineStart + match.index);
    }
    lineStart += line.length + 1;
  }
  return pieces;
}

function pushTrimmed(pieces: Passage[], text: string, start: number): void {
  const trimmed = text.trim();
  if (trimmed === '') return;
  const offset = start + text.indexOf(trimmed);
  pieces.push({ text: trimmed, start: offset, end: offset + trimmed.length });
}

/** A token of every piece says nothing about which piece to choose. */
function pieceRarity(pieces: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const piece of pieces) for (const token of piece) counts.set(token, (counts.get(token) ?? 0) + 1);
  return new Map([...counts].map(([token, count]) => [token, Math.log(1 + (pieces.length + 1) / count)]));
}

function leadInOf(pieces: readonly Passage[], point: Passage): Passage | undefined {
  return pieces.findLast(
    piece => piece.end <= point.start && !SUB_POINT.test(piece.text) && /[:：]$/u.test(piece.text),
  );
}
