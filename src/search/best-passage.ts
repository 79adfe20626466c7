import type { SearchDocument } from './index.ts';
import { leadInOf, type Passage } from './pieces.ts';
import { queryTerms } from './query.ts';
import { asksFigure, holdsAnswer, questionKind } from './question-kind.ts';
import { sentencesOf } from './reading.ts';

export type { Passage } from './pieces.ts';

export type BestPassage = Passage & {
  /** The sentence a chosen sub-point hangs on (…不得有下列行为：); absent if the passage stands alone. */
  leadIn?: Passage;
};

/** `bestPassage` of one clause text that is not kept. */
export function bestPassage(query: string, clauseText: string): BestPassage {
  return passageFinder(query)({ id: '', text: clauseText });
}

/**
 * For one question: the sentence or sub-point of a clause that answers it best, for a short display; one that holds the kind of
 * figure the question is after wherever there is one. The first sentence for a question that shares nothing with the clause. The
 * text is never altered, only cut at sentence ends.
 */
export function passageFinder(query: string): (document: SearchDocument) => BestPassage {
  const kind = questionKind(query);
  const { weighted } = queryTerms(query);
  return document => {
    const all = sentencesOf(document);
    const fitting = asksFigure(kind) ? all.filter(({ bare }) => holdsAnswer(kind, bare)) : [];
    const sentences = fitting.length > 0 ? fitting : all;
    let best: Passage = sentences[0]?.passage ?? { text: '', start: 0, end: 0 };
    let bestScore = 0;
    for (const { passage, tokens } of sentences) {
      let score = 0;
      for (const [token, worth] of tokens) score += (weighted.get(token) ?? 0) * worth;
      // Long sentences hold more of anything; the root keeps them from winning by length alone.
      score /= Math.sqrt(20 + passage.text.length);
      if (score > bestScore) [best, bestScore] = [passage, score];
    }
    const leadIn = leadInOf(
      all.map(({ passage }) => passage),
      best,
    );
    return leadIn === undefined ? best : { ...best, leadIn };
  };
}
