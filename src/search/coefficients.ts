import type { Logistic } from './evidence.ts';
import type { Features } from './features.ts';

/**
 * Weights of a passage's features when the best few are put in order. Chosen on the development questions of test/search and of the
 * statutes (stard) together: `coverage` and `title` lost on statutes what they won elsewhere, and serve the judgement only.
 */
export const RANK_WEIGHTS: Readonly<Features> = {
  bm25: 1,
  coverage: 0,
  title: 0,
  heading: 0.1,
  sentence: 0,
  fitting: 0.12,
  fits: 0.15,
  associated: 0,
  density: 0,
  length: 0,
  narrow: -0.1,
};

/** What a confirmed past question adds to its passage, as a share of its own BM25 score. */
export const ASKED_WEIGHT = 0.5;

/** Below this probability that the first passage is the right one, it is only a candidate. */
export const ANSWER_LINE = 0.77;
/** Below this probability that the library answers at all, nothing is shown. Both lines were read off the development half. */
export const CANDIDATE_LINE = 0.45;

/** Printed by `calibrate-command.ts`; fitted to the development half of test/search/library-questions.json. */
export const FIRST_IS_RIGHT: Logistic = {
  intercept: -3.2,
  weights: {
    bm25: 0.17,
    coverage: 0.98,
    title: 0.25,
    heading: 0.46,
    fitting: 1.91,
    fits: 1.49,
    unknown: -1.1,
    margin: 0.9,
    information: 1.51,
  },
};

/** As above: whether the library holds an answer at all. */
export const LIBRARY_ANSWERS: Logistic = {
  intercept: -3.21,
  weights: {
    bm25: 1.48,
    coverage: 0.52,
    title: 1.28,
    heading: 0.4,
    fitting: 2.12,
    fits: 2.06,
    unknown: -1.64,
    margin: 0,
    information: 1.16,
  },
};
