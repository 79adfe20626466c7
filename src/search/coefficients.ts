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
export const ANSWER_LINE = 0.8;
/** Below this probability that the library answers at all, nothing is shown. Both lines were read off the development half. */
export const CANDIDATE_LINE = 0.3;

/** Printed by `fit-command.ts`; fitted to test/search/development-questions.json. */
export const FIRST_IS_RIGHT: Logistic = {
  intercept: -4.77,
  weights: {
    bm25: 0.68,
    coverage: 1.04,
    title: 0.08,
    heading: -0.01,
    sentence: 0.67,
    fitting: 1.59,
    fits: 1.02,
    associated: 1.64,
    narrow: -0.2,
    unknown: -0.46,
    information: 1.05,
    margin: 0.97,
    agreed: 1.13,
    apart: 0.97,
    missed: -0.15,
    foreign: -1.95,
    figure: 0.5,
  },
};

/** As above: whether the library holds an answer at all. */
export const LIBRARY_ANSWERS: Logistic = {
  intercept: -3.31,
  weights: {
    bm25: 0.72,
    coverage: 1.02,
    title: 0.23,
    heading: -0.11,
    sentence: 0.48,
    fitting: 1.9,
    fits: 1.13,
    associated: 1.91,
    narrow: -0.18,
    unknown: -0.73,
    information: 1.05,
    margin: 0.1,
    agreed: 0.43,
    apart: 0.37,
    missed: -0.57,
    foreign: -2.2,
    figure: 0.34,
  },
};
