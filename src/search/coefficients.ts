import type { Logistic } from './evidence.ts';
import type { Features } from './features.ts';

/**
 * Weights of a passage's features when the best are put in order, printed by `fit-command.ts`. Features that judge an answer but did not
 * carry over from one set of development questions to another are 0 here.
 */
export const RANK_WEIGHTS: Readonly<Features> = {
  bm25: 1,
  coverage: 0,
  title: 0,
  heading: 0.15,
  sentence: 0,
  fitting: 0.35,
  fits: 0.07,
  associated: 0.48,
  density: 0.03,
  length: -0.05,
  narrow: -0.02,
};

/** What a confirmed past question adds to its passage, as a share of its own BM25 score. */
export const ASKED_WEIGHT = 0.5;

/** Below this probability that the first passage is the right one, it is only a candidate. */
export const ANSWER_LINE = 0.75;
/** Below this probability that the library answers at all, nothing is shown. Both lines were read off the development half. */
export const CANDIDATE_LINE = 0.3;

/** Printed by `fit-command.ts`; fitted to test/search/development-questions.json. */
export const FIRST_IS_RIGHT: Logistic = {
  intercept: -4.78,
  weights: {
    bm25: 0.65,
    coverage: 1.18,
    title: 0.1,
    heading: -0.02,
    sentence: 0.74,
    fitting: 1.56,
    fits: 0.88,
    associated: 1.57,
    narrow: -0.23,
    unknown: -0.61,
    information: 1.02,
    margin: 0.95,
    agreed: 1.1,
    apart: 0.96,
    figure: 0.49,
  },
};

/** As above: whether the library holds an answer at all. */
export const LIBRARY_ANSWERS: Logistic = {
  intercept: -3.64,
  weights: {
    bm25: 0.68,
    coverage: 1.26,
    title: 0.28,
    heading: -0.1,
    sentence: 0.63,
    fitting: 1.91,
    fits: 0.98,
    associated: 1.76,
    narrow: -0.2,
    unknown: -0.98,
    information: 0.92,
    margin: 0.12,
    agreed: 0.44,
    apart: 0.37,
    figure: 0.34,
  },
};
