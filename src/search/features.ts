import { type Concept, conceptCoverage } from './concepts.ts';
import type { SearchDocument } from './index.ts';
import { leadInOf, splitPieces } from './pieces.ts';
import { asksFigure, holdsAnswer, type QuestionKind } from './question-kind.ts';

/** What speaks for one passage as the answer; all 0–1 but `bm25`, which may exceed 1. */
export type Features = {
  /** BM25 score ÷ the question's total inverse document frequency. */
  bm25: number;
  /** Concepts in the title or the text. */
  coverage: number;
  /** Concepts in the title. */
  title: number;
  /** Concepts in the clause's own heading; 0 where it has none. */
  heading: number;
  /** Concepts of the best sentence, with its title, that also holds what the question is after. */
  fitting: number;
  /** Whether any sentence holds the kind of figure the question is after; 1 if it asks for none. */
  fits: number;
};

/** Title and text of a document as concepts are looked for in it. */
export function searchable(document: SearchDocument): string {
  return `${document.title ?? ''} ${document.text}`.normalize('NFKC').toLowerCase();
}

export const FEATURES = [
  'bm25',
  'coverage',
  'title',
  'heading',
  'fitting',
  'fits',
] as const satisfies (keyof Features)[];

/** A clause's own heading after those of chapter and section, in the titles services build. */
const OWN_HEADING = /第\S+[编章节] \S+ ((?!第\S+[编章节] )\S+)$/u;

export function featuresOf(
  document: SearchDocument,
  concepts: readonly Concept[],
  kind: QuestionKind,
  bm25: number,
): Features {
  const title = (document.title ?? '').normalize('NFKC').toLowerCase();
  const heading = OWN_HEADING.exec(title)?.[1] ?? '';
  const text = document.text.normalize('NFKC').toLowerCase();
  let fits = asksFigure(kind) ? 0 : 1;
  let fitting = 0;
  const pieces = splitPieces(text);
  for (const piece of pieces) {
    if (!holdsAnswer(kind, piece.text)) continue;
    fits = 1;
    // The heading stands for its whole clause, the lead-in for its sub-points.
    const context = `${title} ${leadInOf(pieces, piece)?.text ?? ''} ${piece.text}`;
    fitting = Math.max(fitting, conceptCoverage(concepts, context));
  }
  return {
    bm25,
    coverage: conceptCoverage(concepts, searchable(document)),
    title: conceptCoverage(concepts, title),
    heading: conceptCoverage(concepts, heading),
    fitting,
    fits,
  };
}
