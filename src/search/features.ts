import { type Concept, conceptCoverage } from './concepts.ts';
import type { SearchDocument } from './index.ts';
import { asksFigure, type QuestionKind } from './question-kind.ts';
import { readingOf } from './reading.ts';

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

export const FEATURES = [
  'bm25',
  'coverage',
  'title',
  'heading',
  'fitting',
  'fits',
] as const satisfies (keyof Features)[];

export function featuresOf(
  document: SearchDocument,
  concepts: readonly Concept[],
  kind: QuestionKind,
  bm25: number,
): Features {
  const reading = readingOf(document);
  const answering = reading.answering(kind);
  return {
    bm25,
    coverage: conceptCoverage(concepts, reading.titleAndText),
    title: conceptCoverage(concepts, reading.title),
    heading: conceptCoverage(concepts, reading.heading),
    fitting: answering.reduce((best, context) => Math.max(best, conceptCoverage(concepts, context)), 0),
    fits: answering.length > 0 || !asksFigure(kind) ? 1 : 0,
  };
}
