import type { Logistic } from './evidence.ts';
import type { Features } from './features.ts';

/**
 * Weights of a passage's features when the best are put in order, printed by `fit-command.ts`. Features that judge an answer but did not
 * carry over from one set of development questions to another are 0 here.
 */
export const RANK_WEIGHTS: Readonly<Features> = {
  bm25: 1,
  coverage: 0,
  title: 0.08,
  heading: 0.15,
  sentence: 0,
  fitting: 0.35,
  fits: 0.07,
  associated: 0.48,
  density: 0.03,
  length: -0.05,
  narrow: -0.08,
};

/** What a confirmed past question adds to its passage, as a share of its own BM25 score. */
export const ASKED_WEIGHT = 0.5;

/** Below this probability that the first passage is the right one, it is only a candidate. */
export const ANSWER_LINE = 0.8;
/** Below this probability that the library answers at all, nothing is shown. Both lines were read off the development half. */
export const CANDIDATE_LINE = 0.3;

/** Printed by `fit-command.ts`; fitted to test/search/development-questions.json. */
export const FIRST_IS_RIGHT: Logistic = {
  intercept: -4.79,
  weights: {
    bm25: 0.59,
    coverage: 0.98,
    title: 0.12,
    heading: 0.04,
    sentence: 0.69,
    fitting: 1.6,
    fits: 1.16,
    associated: 1.82,
    narrow: -0.13,
    unknown: -0.49,
    information: 0.96,
    margin: 0.98,
    agreed: 1.12,
    apart: 0.88,
    missed: -0.32,
    foreign: -1.9,
    figure: 0.51,
  },
};

/** As above: whether the library holds an answer at all. */
export const LIBRARY_ANSWERS: Logistic = {
  intercept: -3.27,
  weights: {
    bm25: 0.68,
    coverage: 0.9,
    title: 0.29,
    heading: -0.05,
    sentence: 0.41,
    fitting: 1.87,
    fits: 1.44,
    associated: 1.92,
    narrow: -0.13,
    unknown: -0.87,
    information: 1.05,
    margin: 0.08,
    agreed: 0.3,
    apart: 0.18,
    missed: -0.68,
    foreign: -1.9,
    figure: 0.35,
  },
};
