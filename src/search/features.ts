/** What speaks for one passage as the answer; mostly 0–1. */
export const FEATURES = [
  /** BM25 score ÷ the question's total inverse document frequency; may exceed 1. */
  'bm25',
  /** Concepts in the title or the text. */
  'coverage',
  /** Concepts in the title. */
  'title',
  /** Concepts in the clause's own heading; 0 where it has none. */
  'heading',
  /** Concepts of the best sentence, with its title and lead-in, that also holds what the question is after. */
  'fitting',
  /** Whether any sentence holds the kind of figure the question is after; 1 if it asks for none. */
  'fits',
  /** Words of statutes that go with words of the question the passage lacks. */
  'associated',
  /** Pairs shared with the question, for the length of the passage. */
  'density',
  /** Logarithm of the length against the mean. */
  'length',
  /** 1 for a standard of a narrower audience or region that the question does not name. */
  'narrow',
] as const;

export type Features = Record<(typeof FEATURES)[number], number>;
